/** Whether an operation leaves everything as it is, by the name that AWS gives it. */
export function isRead(operation: string): boolean {
  return /^(?:Get|List|Query|Scan|Describe)/.test(operation);
}
