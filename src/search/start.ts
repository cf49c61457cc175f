import { startFilling, type FillingOptions } from './filling.ts'
import { createSearchResolvers } from './resolvers.ts'
import { createSearchService, defaultSearchLimits, type SearchLimits } from './service.ts'

/** Searching, and what makes messages findable. */
export const startSearch = ({
  limits,
  ...options
}: FillingOptions & { limits: Partial<SearchLimits> | undefined }) => ({
  resolvers: createSearchResolvers(
    createSearchService({ database: options.database, limits: { ...defaultSearchLimits, ...limits } }),
  ),
  filling: startFilling(options),
})
