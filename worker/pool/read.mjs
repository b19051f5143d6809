// Bodies read in steps of the caller's length.

/**
 * What is asked of a reader: the runtime's own BYOB reader, or one like it.
 * @typedef {object} Reader
 * @property {(least: number, view: Uint8Array) => Promise<{value?: Uint8Array, done: boolean}>} readAtLeast
 * @property {() => void} releaseLock
 *
 * A body on its way: its first bytes, already read, and the rest.
 * @typedef {object} Source
 * @property {Uint8Array} head
 * @property {ReadableStream | null} stream  what the reader reads, unless that is Go's
 * @property {Reader | null} reader  null: head is all there is
 */

/**
 * Reads a body's first bytes, so that they can be judged.
 * @param {ReadableStream | null | ((view: Uint8Array) => Promise<number>)} body  a stream, or Go's io.Reader
 * @returns {Promise<Source>}
 */
export async function open(body, peek) {
  const stream = typeof body === 'function' ? null : body
  const reader = stream ? stream.getReader({ mode: 'byob' }) : body && fromGo(body)
  const head = reader ? await fill(reader, new ArrayBuffer(peek), 0) : new Uint8Array(0)
  return { head, stream, reader: head.length < peek ? null : reader }
}

/**
 * Leaves the rest of a body. It is not cancelled: that would cut the
 * connection before the client has read why. @param {Source} source
 */
export function leave(source) {
  source.reader?.releaseLock()
}

/**
 * All of a body in views of one length, the last one shorter, none empty.
 * A view is the caller's until he asks for the next.
 * @param {Source} source
 */
export async function* chunks(source, length) {
  let buffer = new ArrayBuffer(length)
  let chunk = new Uint8Array(buffer, 0, source.head.length)
  chunk.set(source.head)
  while (source.reader) {
    chunk = await fill(source.reader, chunk.buffer, chunk.length % length)
    if (chunk.length < length) break
    yield chunk
  }
  if (chunk.length > 0) yield chunk
}

/** Fills a buffer from an offset on; a result shorter than it means that the body has ended. */
async function fill(reader, buffer, from) {
  while (from < buffer.byteLength) {
    const { value, done } = await reader.readAtLeast(buffer.byteLength - from, new Uint8Array(buffer, from))
    if (value) {
      buffer = value.buffer // the reader took the old one
      from += value.length
    }
    if (done || !value) break
  }
  return new Uint8Array(buffer, 0, from)
}

/**
 * A reader of Go's io.Reader. read fills a view and resolves to how many
 * bytes it wrote, 0 at the end.
 * @returns {Reader}
 */
function fromGo(read) {
  return {
    async readAtLeast(_, view) {
      const n = await read(view)
      return { value: view.subarray(0, n), done: n === 0 }
    },
    releaseLock() {},
  }
}
