/** What is read of an error that Node threw (https://nodejs.org/api/errors.html#class-systemerror). */
export interface SystemError {
  readonly code: string;
  readonly syscall: string | undefined;
}

/** The code and system call of an error of Node's; `undefined` for a value that has no code. */
export function readSystemError(error: unknown): SystemError | undefined {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return undefined;
  const syscall = "syscall" in error && typeof error.syscall === "string" ? error.syscall : undefined;
  return { code: error.code, syscall };
}

/** Whether an error means that no connection came about, name resolution included. */
export function isConnectError(error: unknown): boolean {
  // Several addresses were tried, and each failed: Node has no other use for this class here.
  if (error instanceof AggregateError) return true;
  const syscall = readSystemError(error)?.syscall;
  return syscall === "connect" || syscall === "getaddrinfo";
}
