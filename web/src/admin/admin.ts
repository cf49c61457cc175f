// What the page takes of this folder, and so what is in the admins' script.
export { AdminLink } from './admin-link.tsx'
export { AdminPage } from './admin-page.tsx'
