import type { ResolverPart } from '../realtime/resolver-part.ts'
import type { RoomService } from './service.ts'

export const createRoomResolvers = (service: RoomService) =>
  ({
    Query: {
      room: (_, { id }, { loaders }) => service.get(id, loaders),
      rooms: (_, args) => service.list(args),
    },
    Mutation: {
      createRoom: async (_, { input }, { actor }) => ({ room: await service.create(actor, input) }),
      updateRoom: async (_, { input }, { actor }) => ({ room: await service.update(actor, input.roomId, input) }),
      deleteRoom: async (_, { roomId }, { actor }) => ({ room: await service.delete(actor, roomId) }),
      joinRoom: async (_, { roomId }, { actor }) => ({ room: await service.join(actor, roomId) }),
      leaveRoom: async (_, { roomId }, { actor }) => ({ room: await service.leave(actor, roomId) }),
      addRoomMembers: async (_, { roomId, userIds }, { actor }) => ({
        room: await service.addMembers(actor, roomId, userIds),
      }),
      removeRoomMembers: async (_, { roomId, userIds }, { actor }) => ({
        room: await service.removeMembers(actor, roomId, userIds),
      }),
    },
    Room: {
      id: ({ _id }) => _id,
      isMember: (row, _, { actor, loaders }) => service.isMember(actor, row, loaders),
      members: (row, args, { loaders }) => service.members(row, args, loaders),
    },
    RoomChanged: {
      room: async ({ entry }, _, { loaders }) => {
        const row = await loaders.room.load(entry!.room!)
        if (!row) throw new Error(`The log refers to the room ${entry!.room}, which is not there.`)
        return row
      },
    },
  }) satisfies ResolverPart
