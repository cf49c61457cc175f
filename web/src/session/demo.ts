export interface DemoPerson {
  id: string
  name: string
  role: 'USER' | 'ADMIN'
  token: string
}

/** The people one can be without a token; none where the server has a secret of its own. */
export const demoPeople = async (): Promise<DemoPerson[]> => {
  const answer = await fetch('/demo', { headers: { accept: 'application/json' } })
  return answer.ok ? ((await answer.json()) as { people: DemoPerson[] }).people : []
}
