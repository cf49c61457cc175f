import {
  executeRootSelectionSet,
  executeSubscriptionEvent,
  Kind,
  locatedError,
  OperationTypeNode,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type ValidatedExecutionArgs,
  type ValidatedSubscriptionArgs,
} from 'graphql'
import { rewrite, schemaOfRewritten } from './rewritten.ts'

type Compiled = (args: ValidatedExecutionArgs) => Promise<ExecutionResult>

interface Known {
  executions: number
  compiled?: Promise<Compiled | null>
}

/** What is kept of a compiled operation, for each of its fields. */
const bytesOfField = 3000

export interface ExecutionNeeds {
  schema: GraphQLSchema
  /** Executions of an operation before it is compiled, which costs as much as some of them; Infinity: none is. @default 8 */
  compileAfter?: number | undefined
  /** Told of every operation that was compiled, with what is kept of that as long as its document is. */
  onCompiled(document: DocumentNode, bytes: number): void
}

/**
 * Runs operations: those that come again as graphql-jit compiled them, which takes some two thirds of the CPU. That gives data alone: whatever
 * is wrong anywhere is found and said by graphql itself, in a second execution. Mutations, which can't be done twice, are graphql's.
 */
export const createExecution = ({ schema, compileAfter = 8, onCompiled }: ExecutionNeeds) => {
  const known = new WeakMap<OperationDefinitionNode, Known>()
  let compiler: ReturnType<typeof loadCompiler> | undefined

  const compile = async (args: ValidatedExecutionArgs): Promise<Compiled | null> => {
    const rewritten = rewrite(schema, args)
    if (!rewritten) return null
    const made = (await (compiler ??= loadCompiler(schema)))(rewritten.document)
    if (!('query' in made)) return null
    onCompiled(args.document, rewritten.fields * bytesOfField)
    return async ({ rootValue, contextValue, variableValues }) =>
      made.query(rootValue, contextValue, rewritten.variables(variableValues))
  }
  const compiledOf = (args: ValidatedExecutionArgs): Known['compiled'] => {
    let its = known.get(args.operation)
    if (!its) known.set(args.operation, (its = { executions: 0 }))
    if (its.compiled || its.executions++ < compileAfter) return its.compiled
    return (its.compiled = compile(args).catch(() => null))
  }
  /** null: graphql is to run it. */
  const runCompiled = async (args: ValidatedExecutionArgs): Promise<ExecutionResult | null> => {
    const compiled = await compiledOf(args)
    const result = await compiled?.(args).catch(() => null)
    return result?.errors ? refusedAtRoot(args, result) : (result ?? null)
  }
  return {
    run: async (args: ValidatedExecutionArgs): Promise<ExecutionResult> =>
      (args.operation.operation === OperationTypeNode.QUERY && (await runCompiled(args))) ||
      executeRootSelectionSet(args),
    /** A subscription's selection, for the event that is the root. */
    runEvent: async (args: ValidatedSubscriptionArgs): Promise<ExecutionResult> =>
      (await runCompiled(args)) ?? executeSubscriptionEvent(args),
  }
}

/** Loaded where something is compiled: it takes a tenth of a second. */
const loadCompiler = async (schema: GraphQLSchema) => {
  const { compileQuery } = await import('graphql-jit')
  const schemaThere = schemaOfRewritten(schema)
  return (document: DocumentNode) =>
    compileQuery(schemaThere, document, undefined, { disablingCapturingStackErrors: true })
}

/** The commonest error, as graphql says it: the only field's own resolver refused. null for all others. */
const refusedAtRoot = (
  { operation }: ValidatedExecutionArgs,
  { data, errors = [] }: ExecutionResult,
): ExecutionResult | null => {
  const [error, ...more] = errors
  const [field, ...others] = operation.selectionSet.selections
  const isIt = field?.kind === Kind.FIELD && others.length + more.length === 0 && error?.path?.length === 1
  if (!isIt || !error.originalError) return null
  return { data: data ?? null, errors: [locatedError(error.originalError, field, error.path)] }
}
