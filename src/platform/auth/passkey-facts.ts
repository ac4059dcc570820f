/** User verified, in the flags of authenticator data (WebAuthn 3, 6.1): the 33rd byte, bit 2. */
const FLAGS = 32;
const USER_VERIFIED = 0x04;

/**
 * Did the authenticator itself check who held it: finger, face or code? The library takes a mere touch for enough, and then
 * a passkey would be one factor. Asked of an answer whose signature the library has already found right.
 */
export function verifiesUser(answer: Record<string, unknown> | undefined): boolean {
  const given = answer?.['response'] as { response?: { authenticatorData?: unknown } } | undefined;
  const told = given?.response?.authenticatorData;
  if (typeof told !== 'string') return false;
  return ((Buffer.from(told, 'base64url')[FLAGS] ?? 0) & USER_VERIFIED) !== 0;
}
