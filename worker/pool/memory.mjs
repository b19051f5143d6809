// A Go program's memory, in and out of which text and bytes are copied.
const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** What the program keeps for messages of every length but great ones; worker/cf/inbox.go has the same. */
const small = 64 << 10

/** @param {() => WebAssembly.Exports} program  its exports, once it has started */
export function createMemory(program) {
  let room = new Uint8Array(0)

  /** Where a message of so many bytes goes. A view is void when the memory has grown. */
  function reserve(size) {
    if (size > small) return view(program().sluse_room(size), size)
    if (room.length === 0) room = view(program().sluse_room(small), small)
    return room
  }

  const view = (at, size) => new Uint8Array(program().mem.buffer, at, size)

  return {
    text: (at, size) => decoder.decode(view(at, size)),
    bytes: (at, size) => view(at, size).slice(),
    /** Lays a message before the program, and returns how many bytes it has. @param {string | Uint8Array} message */
    put(message) {
      if (typeof message === 'string') {
        if (3 * message.length <= small) return encoder.encodeInto(message, reserve(small)).written
        message = encoder.encode(message)
      }
      reserve(message.length).set(message)
      return message.length
    },
  }
}
