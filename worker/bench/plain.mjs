// The same answer without Go: what a Worker in plain JavaScript costs.
export default {
  fetch(request) {
    const { pathname } = new URL(request.url)
    const body = { type: 'urn:sluse:problem:not_found', title: 'not found', status: 404, code: 'not_found', path: pathname }
    return Response.json(body, { status: 404, headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' } })
  },
}
