import { createPrivateKey, X509Certificate } from 'node:crypto';
import { asPem } from './read-metadata.ts';

/** The certificates in a text, PEM or bare base64, one after another; null when one of them is none, or its key is too short. */
export function readCertificates(text: string): string[] | null {
  const blocks = text.includes('-----BEGIN')
    ? [...text.matchAll(/-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----/g)].map((match) => match[1]!)
    : text.split(/\n\s*\n/).filter((block) => block.trim() !== '');
  const pems = blocks.map(asPem);
  return pems.length > 0 && pems.every(isStrong) ? pems : null;
}

function isStrong(pem: string): boolean {
  try {
    const { publicKey } = new X509Certificate(pem);
    const bits = publicKey.asymmetricKeyDetails?.modulusLength;
    return publicKey.asymmetricKeyType === 'ec' || (publicKey.asymmetricKeyType === 'rsa' && (bits ?? 0) >= 2048);
  } catch {
    return false;
  }
}

/** Is it the private key of the certificate? */
export function isKeyOf(key: string, certificate: string): boolean {
  try {
    return new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key));
  } catch {
    return false;
  }
}

/** First day on which the certificate no longer holds, for the administrator; answers are judged by its key whatever the day. */
export const validUntil = (pem: string): Date => new Date(new X509Certificate(pem).validTo);
