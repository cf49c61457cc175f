export interface MongodOptions {
  dbPath: string
  port: number
  cacheSizeGb: number
}

export const replicaSet = 'parley'

export const mongodArgs = ({ dbPath, port, cacheSizeGb }: MongodOptions): string[] => [
  `--dbpath=${dbPath}`,
  `--port=${port}`,
  '--bind_ip=127.0.0.1',
  '--nounixsocket',
  `--replSet=${replicaSet}`,
  '--oplogSize=512',
  `--wiredTigerCacheSizeGB=${cacheSizeGb}`,
  // On loopback it costs more than it saves; and without zlib CVE-2025-14847 has no way in, whatever the version.
  '--networkMessageCompressors=disabled',
  // Keeps connections out of the log.
  '--quiet',
  ...Object.entries(parameters).flatMap(([name, value]) => ['--setParameter', `${name}=${value}`]),
]

const parameters = {
  // A transaction of a killed process holds its documents for this long, else for 60 s.
  transactionLifetimeLimitSeconds: 5,
  // Other members would be waited for here, and there are none.
  shutdownTimeoutMillisForSignaledShutdown: 100,
  diagnosticDataCollectionEnabled: false,
}
