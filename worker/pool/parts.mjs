// Bodies of unknown length: R2 wants to know one beforehand, so they are
// stored a buffer at a time.
import { chunks } from './read.mjs'
