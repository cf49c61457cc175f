import { resolve } from 'node:path'
import { readKeptSecret } from '../../demo/secret.ts'
import { readId } from '../../kernel/text.ts'
import { readName } from '../../user/names.ts'
import { withExamples, type AddCommand } from '../command.ts'
import { failed } from '../failure.ts'
import { readMoment } from '../moment.ts'

interface Options {
  name?: string
  admin?: boolean
  expires: string
}

/** Signs with the secret of the server that runs here; no server is asked. */
export const addTokenCommand: AddCommand = (program, perform) => {
  const command = program
    .command('token')
    .description('Sign a token for a person, with JWT_SECRET or else the secret that is kept in DATA_DIR.')
    .argument('<id>', 'the person')
    .option('--name <name>', 'what the person is called; left out, the name stays as it is known')
    .option('--admin', 'the person is an admin')
    .option('--expires <when>', 'until when it holds: a duration such as 2h or 7d, or a date', '1h')
    .action(
      perform(async ({ output, env }, id: string, { name, admin, expires }: Options) => {
        // Loaded only here: what reads settings and signs takes longer than small commands need.
        const [{ readSettings }, { signToken }, { tokenOptions }] = await Promise.all([
          import('../../kernel/settings.ts'),
          import('../../server/authentication.ts'),
          import('../../server/token-options.ts'),
        ])
        const settings = readSettings(env)
        const until = readMoment(expires, '--expires')
        const person = {
          id: readId(id, 'id', 128),
          ...(name !== undefined && { name: readName(name, 'name') }),
          ...(admin && { role: 'admin' }),
        }
        const dataDir = resolve(settings.DATA_DIR)
        if (!settings.JWT_SECRET && settings.JWT_JWKS_URL)
          throw failed('There is no secret to sign with: tokens come from whoever publishes the keys at JWT_JWKS_URL.')
        const secret = settings.JWT_SECRET ?? (await readKeptSecret(dataDir))
        if (secret === null)
          throw failed(
            `There is no secret to sign with: set JWT_SECRET, or DATA_DIR to the folder of the server's data; ${dataDir} has none.`,
          )
        const seconds = Math.round((until.getTime() - Date.now()) / 1000)
        const token = signToken(person, tokenOptions(settings, secret), Math.max(seconds, 1))
        await output.result({ token, id, role: admin ? 'ADMIN' : 'USER', expiresAt: until.toISOString() }, token)
      }),
    )
  withExamples(command, 'parley token ann --name Ann', 'export PARLEY_TOKEN=$(parley token root --admin --expires 2h)')
}
