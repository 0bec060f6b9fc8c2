/** A room's login at the replica: the same name and password at another address. */
export function replicaUrl(login: string, replica: string): string {
  const url = new URL(replica);
  const { username, password, pathname } = new URL(login);
  url.username = username;
  url.password = password;
  if (url.pathname === '' || url.pathname === '/') url.pathname = pathname;
  return url.toString();
}
