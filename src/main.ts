import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { packageFolder } from './kernel/version.ts'

// Compiling what is loaded takes longer than all else of a start. What was compiled is kept beside the packages; where that
// can't be written, each start compiles anew.
enableCompileCache(join(packageFolder, 'node_modules', '.cache', 'compiled'))
const { startInWords } = await import('./start.ts')
await startInWords()
