import type { ResolverPart } from '../realtime/resolver-part.ts'
import type { Loaders } from '../store/loaders.ts'
import type { AttachmentRow } from '../store/rows.ts'
import type { ProfileService } from './profile.ts'
import type { AttachmentService } from './service.ts'
import type { SignedUrls } from './signed-urls.ts'

export const createAttachmentResolvers = (service: AttachmentService, profiles: ProfileService, urls: SignedUrls) =>
  ({
    Query: {
      attachment: (_, { id }, { actor, loaders }) => service.get(actor, id, loaders),
    },
    Mutation: {
      createUpload: async (_, { input }, { actor }) => {
        const attachment = await service.reserve(actor, input)
        return { attachment, uploadUrl: urls.make('upload', attachment._id), expiresAt: urls.until('upload') }
      },
      updateProfile: async (_, { input }, { actor }) => ({ user: await profiles.update(actor, input) }),
    },
    Attachment: {
      id: ({ _id }) => _id,
      url: ({ _id }) => urls.make('file', _id),
      urlExpiresAt: () => urls.until('file'),
      thumbnailUrl: ({ _id, thumbnail }) => (thumbnail ? urls.make('thumbnail', _id) : null),
    },
    User: { avatarUrl: ({ avatarId, avatarUrl }) => (avatarId ? urls.make('avatar', avatarId) : avatarUrl) },
    Conversation: {
      avatar: async ({ avatarId }, _, { loaders }) => (await given(loaders, avatarId ? [avatarId] : []))[0] ?? null,
    },
    Message: { attachments: ({ attachmentIds = [] }, _, { loaders }) => given(loaders, attachmentIds) },
    Broadcast: { attachments: ({ attachmentIds = [] }, _, { loaders }) => given(loaders, attachmentIds) },
  }) satisfies ResolverPart

/** Without those that went since the row which names them was read. */
const given = async ({ attachment }: Loaders, ids: readonly string[]): Promise<AttachmentRow[]> => {
  const rows = await Promise.all(ids.map((id) => attachment.load(id)))
  return rows.filter((row) => row !== null).filter(({ state }) => state !== 'GONE')
}
