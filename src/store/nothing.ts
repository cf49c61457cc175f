/**
 * The id of nothing. Where something isn't there it is read in the place of what would be read of it, so that what is somebody
 * else's takes as long to be refused as what doesn't exist.
 */
export const nothing = ''
