import { runServer } from './server-process.ts'
import { startGraphqlWs } from './start-graphql-ws.ts'

/** graphql-ws as it comes. */
runServer(({ jwtSecret }) => startGraphqlWs(jwtSecret, {}))
