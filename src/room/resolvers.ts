import type { ResolverPart } from '../realtime/resolver-part.ts'
import type { RoomService } from './service.ts'

export const createRoomResolvers = (service: RoomService) =>
  ({
    Query: {
      room: (_, { id }, { loaders }) => service.get(id, loaders),
      rooms: (_, args) => service.list(args),
    },
    Mutation: {
      createRoom: async (_, { input }) => ({ room: await service.create(input) }),
      updateRoom: async (_, { input }) => ({ room: await service.update(input.roomId, input) }),
      deleteRoom: async (_, { roomId }) => ({ room: await service.delete(roomId) }),
      joinRoom: async (_, { roomId }, { actor }) => ({ room: await service.join(actor, roomId) }),
      leaveRoom: async (_, { roomId }, { actor }) => ({ room: await service.leave(actor, roomId) }),
      addRoomMembers: async (_, { roomId, userIds }) => ({ room: await service.addMembers(roomId, userIds) }),
      removeRoomMembers: async (_, { roomId, userIds }) => ({ room: await service.removeMembers(roomId, userIds) }),
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
