/** The user whose right password a Basic header carries. */
export function userOf(
  accounts: Readonly<Record<string, string>>,
  authorization: string | undefined,
): string | undefined {
  const [scheme, value] = (authorization ?? "").split(" ");
  if (scheme?.toLowerCase() !== "basic") return undefined;
  const [user, ...password] = Buffer.from(value ?? "", "base64")
    .toString("utf8")
    .split(":");
  return user !== undefined && accounts[user] === password.join(":") ? user : undefined;
}
