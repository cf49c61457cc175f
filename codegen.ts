import type { CodegenConfig } from '@graphql-codegen/cli'

/** Documents of the chat page's. */
const page = (documents: string[]): CodegenConfig['generates'][string] => ({
  documents,
  externalDocuments: 'src/client/operations/fragments.graphql',
  plugins: ['typescript-operations', './scripts/client-documents.cjs'],
  config: {
    useTypeImports: true,
    enumsAsTypes: true,
    scalars: { ID: 'string', DateTime: 'string' },
    skipTypename: false,
    documentModule: '../../../src/client/document.ts',
    externalModule: '../../../src/client/generated/documents.ts',
  },
})

/** `npm run codegen` writes all of them; `npm run check` fails where what is committed differs. */
const config: CodegenConfig = {
  schema: 'schema/*.graphql',
  importExtension: '.ts',
  generates: {
    // The contract's printed form, with its directives: a change of it shows in review.
    'schema.graphql': { plugins: ['schema-ast'], config: { includeDirectives: true, sort: true } },
    // Resolvers get rows (mappers), and a root field without a resolver is a type error.
    'src/generated/resolver-types.ts': {
      plugins: ['typescript', 'typescript-resolvers'],
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        makeResolverTypeCallable: true,
        contextType: '../realtime/context.ts#Context',
        scalars: { ID: 'string', DateTime: 'Date' },
        inputMaybeValue: 'T | null | undefined',
        nonOptionalTypename: false,
        avoidOptionals: { resolvers: true, query: true, mutation: true, subscription: true },
        mappers: {
          User: '../store/rows.ts#UserRow',
          Suspension: '../store/rows.ts#SuspensionRow',
          Conversation: '../store/rows.ts#ConversationRow',
          Member: '../store/rows.ts#Membership',
          Message: '../store/rows.ts#MessageRow',
          Reaction: '../store/rows.ts#ReactionRow',
          Attachment: '../store/rows.ts#AttachmentRow',
          Broadcast: '../store/rows.ts#BroadcastRow',
          Room: '../store/rows.ts#RoomRow',
          Report: '../store/moderation-rows.ts#ReportRow',
          UserStatus: '../presence/status.ts#Status',
          TypingChanged: '../presence/typing.ts#TypingEvent',
          AuditEntry: '../store/moderation-rows.ts#AuditRow',
          Event: '../realtime/event.ts#StreamEvent',
          MessageAdded: '../realtime/event.ts#StreamEvent',
          MessageChanged: '../realtime/event.ts#StreamEvent',
          MessagesRead: '../realtime/event.ts#StreamEvent',
          MessagesDelivered: '../realtime/event.ts#StreamEvent',
          ConversationChanged: '../realtime/event.ts#StreamEvent',
          ConversationLeft: '../realtime/event.ts#StreamEvent',
          UserChanged: '../realtime/event.ts#StreamEvent',
          BroadcastAdded: '../realtime/event.ts#StreamEvent',
          BroadcastChanged: '../realtime/event.ts#StreamEvent',
          BroadcastsRead: '../realtime/event.ts#StreamEvent',
          RoomChanged: '../realtime/event.ts#StreamEvent',
          CaughtUp: '../realtime/event.ts#StreamEvent',
          ResyncRequired: '../realtime/event.ts#StreamEvent',
          UserConnection: '../store/pages.ts#UserPage',
          ConversationConnection: '../store/pages.ts#ConversationPage',
          MessageConnection: '../store/pages.ts#MessagePage',
          RoomConnection: '../store/pages.ts#RoomPage',
          BroadcastConnection: '../store/pages.ts#BroadcastPage',
          ReportConnection: '../store/pages.ts#ReportPage',
          AuditEntryConnection: '../store/pages.ts#AuditPage',
        },
      },
    },
    // The client library's documents, with the types of what they give and take.
    'src/client/generated/documents.ts': {
      documents: 'src/client/operations/*.graphql',
      plugins: ['typescript-operations', './scripts/client-documents.cjs'],
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        scalars: { ID: 'string', DateTime: 'string' },
        skipTypename: false,
        documentModule: '../document.ts',
      },
    },
    // What the chat page alone asks, out of the same fragments.
    'web/src/generated/documents.ts': page(['web/src/operations/*.graphql', '!web/src/operations/admin.graphql']),
    // What its admin part asks: a file of its own, as a file is in one script, and this one's is for admins alone.
    'web/src/generated/admin-documents.ts': page(['web/src/operations/admin.graphql']),
    // What the commands of `parley` ask.
    'src/cli/generated/documents.ts': {
      documents: 'src/cli/operations/*.graphql',
      externalDocuments: 'src/client/operations/fragments.graphql',
      plugins: ['typescript-operations', './scripts/client-documents.cjs'],
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        scalars: { ID: 'string', DateTime: 'string' },
        skipTypename: true,
        documentModule: '../../client/document.ts',
        externalModule: '../../client/generated/documents.ts',
      },
    },
    // What the library, the page and the commands ask, for servers that run nothing else.
    'persisted-documents.json': {
      documents: ['src/client/operations/*.graphql', 'web/src/operations/*.graphql', 'src/cli/operations/*.graphql'],
      plugins: ['./scripts/persisted-documents.cjs'],
      // Each is validated with its own: the page and the commands have operations of one name.
      config: { skipDocumentsValidation: true },
    },
    // What caches are told of the schema: which types are events, and which have no id.
    'src/client/generated/schema-parts.ts': { plugins: ['./scripts/client-schema-parts.cjs'] },
    // The operations that tests send, with the types of what they give and take.
    'test/generated/operations.ts': {
      documents: 'test/support/operations.graphql',
      plugins: ['typescript-operations', 'typed-document-node'],
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        scalars: { ID: 'string', DateTime: 'string' },
        skipTypename: false,
        documentMode: 'string',
      },
    },
  },
}

export default config
