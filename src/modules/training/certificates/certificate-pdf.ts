import { certificatePdf } from '#platform/files/pdf/certificate.ts';
import type { Pdf } from '#platform/files/pdf.ts';
import { decimals, formatDate, formatSpan, localDate, number } from '#platform/i18n/dates.ts';
import { inLocale, type Locale } from '#platform/i18n/locale.ts';
import type { getCertificate } from './certificates.queries.ts';
import { t } from './texts.ts';

type Certificate = Awaited<ReturnType<typeof getCertificate>>;

/** The certificate in a language: tagged, with the code and the address where anyone may check it. */
export function drawCertificate(certificate: Certificate, language: Locale, publicUrl: string): Promise<Pdf> {
  const { parts, code, organiser, signers, name, title, created_at, valid_until } = certificate;
  return inLocale(language, () =>
    certificatePdf(
      {
        ...{ name, course: title, organiser, code },
        parts: parts.map((part) => t.attendedPart({ number: part.number, day: formatDate(part.starts_at) })),
        dates: spanOf(parts),
        hours: hoursOf(parts),
        // Without a named trainer the line is signed by hand, for the organiser who stands below it.
        signedBy: signers.length > 0 ? { name: signers.join(', '), title: t.courseLeader() } : { name: '', title: '' },
        issued: formatDate(created_at),
        validUntil: valid_until ? formatDate(valid_until) : null,
        address: `${publicUrl}/certificate/${code}`,
      },
      language,
    ),
  );
}

function spanOf(parts: Certificate['parts']): string {
  const first = parts[0];
  const last = parts.at(-1);
  return first && last ? formatSpan(localDate(first.starts_at), localDate(last.starts_at)) : '';
}

/** Hours she was there for, halves of them kept: "9", "7,5". Someone who came late or left early was not there for them all. */
function hoursOf(parts: Certificate['parts']): string | null {
  if (parts.length === 0 || parts.some(({ presence }) => presence === 'partial')) return null;
  const hours = parts.reduce((sum, part) => sum + (part.ends_at.getTime() - part.starts_at.getTime()) / 3_600_000, 0);
  const halves = Math.round(hours * 2) / 2;
  return Number.isInteger(halves) ? number(halves) : decimals(halves);
}
