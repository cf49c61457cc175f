import { later } from './later.ts'

const load = () => import('../admin/admin.ts')
const forAdmins = { isFetchedAhead: false }

/** What admins alone are shown, and so what they alone fetch: one script with all of it. */
export const AdminLink = later(() => load().then((part) => part.AdminLink), forAdmins)
export const AdminPage = later(() => load().then((part) => part.AdminPage), forAdmins)
