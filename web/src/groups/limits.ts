/** Characters of a group's title. */
export const longestTitle = 100

/** People of a group, oneself among them. */
export const mostMembers = 256
