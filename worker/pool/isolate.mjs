// The pool of this isolate.
import { start } from './instance.mjs'
import { createPool } from './pool.mjs'

export const pool = createPool(start)
