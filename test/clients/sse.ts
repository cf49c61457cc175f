// docs:start
/** The results of a subscription, over HTTP: after a break it goes on behind the last one. Ended by `signal`. */
export async function* listen(
  url: string,
  getToken: () => Promise<string>,
  operation: { query: string; variables?: object },
  { signal, pauseMs = 1000 }: { signal?: AbortSignal; pauseMs?: number } = {},
) {
  let lastEventId = ''
  while (!signal?.aborted) {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'text/event-stream',
          authorization: `Bearer ${await getToken()}`,
          ...(lastEventId && { 'last-event-id': lastEventId }),
        },
        body: JSON.stringify(operation),
        signal: signal ?? null,
      })
      // A refusal of the whole request, by the server (401, 503) or by what is before it (502): tried again.
      if (!response.ok) throw new Error(`The server said ${response.status}.`)
      let text = ''
      const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
      for (let read = await reader.read(); !read.done; read = await reader.read()) {
        const blocks = (text + read.value).split('\n\n')
        text = blocks.pop()!
        for (const block of blocks) {
          const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(block)?.[1]
          if (field('event') === 'complete') return
          const data = field('data')
          if (data) yield JSON.parse(data)
          lastEventId = field('id') ?? lastEventId
        }
      }
    } catch (error) {
      if (signal?.aborted) return
      console.warn('The stream was cut off, and goes on soon:', error)
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
}
// docs:end
