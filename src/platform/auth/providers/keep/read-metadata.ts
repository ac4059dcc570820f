export type Metadata = { entityId: string; entryPoint: string; certificates: string[] };

/**
 * What a SAML identity provider's metadata says of it: of one provider, with an address for requests by redirect and its
 * signing certificates. Null when it does not. What is found is shown to the administrator before it counts; the signature
 * on metadata is not judged.
 */
export function readMetadata(xml: string): Metadata | null {
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) return null;
  const plain = withoutComments(xml);
  // Few enough that looking for each one's end takes no time.
  if ([...plain.matchAll(/<(?:[\w.-]+:)?(IDPSSODescriptor|KeyDescriptor)\b/g)].length > 20) return null;
  const entities = [...plain.matchAll(/<(?:[\w.-]+:)?EntityDescriptor\b([^>]*)>/g)];
  const roles = [...plain.matchAll(/<((?:[\w.-]+:)?)IDPSSODescriptor\b[^>]*>([\s\S]*?)<\/\1IDPSSODescriptor>/g)];
  if (entities.length !== 1 || roles.length !== 1) return null;
  const role = roles[0]![2]!;
  const entityId = attribute(entities[0]![1]!, 'entityID');
  const services = [...role.matchAll(/<(?:[\w.-]+:)?SingleSignOnService\b([^>]*)>/g)].map((match) => match[1]!);
  const redirect = services.find((one) => attribute(one, 'Binding') === 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect');
  const entryPoint = redirect ? attribute(redirect, 'Location') : null;
  const keys = [...role.matchAll(/<((?:[\w.-]+:)?)KeyDescriptor\b([^>]*)>([\s\S]*?)<\/\1KeyDescriptor>/g)];
  const certificates = keys
    .filter((key) => attribute(key[2]!, 'use') !== 'encryption')
    .flatMap((key) => [...key[3]!.matchAll(/<(?:[\w.-]+:)?X509Certificate>([^<]+)</g)].map((match) => asPem(match[1]!)));
  if (!entityId || !entryPoint || certificates.length === 0) return null;
  return { entityId, entryPoint, certificates: [...new Set(certificates)] };
}

const withoutComments = (xml: string): string =>
  xml
    .split('<!--')
    .map((part, i) => (i === 0 ? part : part.includes('-->') ? part.slice(part.indexOf('-->') + 3) : ''))
    .join('');

function attribute(of: string, name: string): string | null {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(of);
  const value = found ? (found[1] ?? found[2] ?? '') : null;
  return value === null
    ? null
    : value
        .replace(/&quot;/g, '"')
        .replace(/&apos;/g, "'")
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&amp;/g, '&');
}

/** A certificate's base64 as PEM, in lines of 64. */
export const asPem = (base64: string): string =>
  `-----BEGIN CERTIFICATE-----\n${
    base64
      .replace(/\s+/g, '')
      .match(/.{1,64}/g)
      ?.join('\n') ?? ''
  }\n-----END CERTIFICATE-----`;
