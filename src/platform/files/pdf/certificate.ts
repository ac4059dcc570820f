import { renderSVG } from 'uqr';
import { inLocale, type Locale } from '#platform/i18n/locale.ts';
import { type Pdf, renderPdf } from '../pdf.ts';
import { t } from '../texts.ts';
import { certificate as template } from './certificate.typ.ts';

/** What a certificate says, already worded and dated in its language. */
export type Certificate = {
  name: string;
  course: string;
  /** One line a part, such as "Att fråga om våld, 2026-03-12". None: they are left out. */
  parts: string[];
  /** "12 mars – 9 april 2026" */
  dates: string;
  /** "12" or "7,5"; null where the course has none */
  hours: string | null;
  organiser: string;
  signedBy: { name: string; title: string };
  issued: string;
  validUntil: string | null;
  /** The code that the public page asks for; people type it from paper. */
  code: string;
  /** Where the certificate is checked, with the code in it: https, and never the person's name. */
  address: string;
};

/** A course certificate as an accessible PDF; `language` is the certificate's, whoever asks for it. */
export function certificatePdf(certificate: Certificate, language: Locale): Promise<Pdf> {
  return inLocale(language, () => {
    const { dates, hours, issued, validUntil, address, ...rest } = certificate;
    const facts = [
      [t.certificateDates(), dates],
      hours && [t.certificateHours(), hours],
      [t.certificateIssued(), issued],
      validUntil && [t.certificateValid(), validUntil],
    ];
    const data = {
      ...rest,
      facts: facts.filter(Boolean),
      address,
      shownAddress: address.replace(/^https?:\/\//, ''),
      qr: renderSVG(address, { ecc: 'M', border: 0, blackColor: '#1c2321', whiteColor: '#ffffff' }),
      labels: {
        certificate: t.certificate(),
        lead: t.certificateLead(),
        completed: t.certificateCompleted(),
        parts: t.certificateParts(),
        signed: t.certificateSigned({ organiser: certificate.organiser }),
        check: t.certificateCheck(),
        how: t.certificateCheckHow(),
        code: t.certificateCode(),
        qr: t.certificateQr({ address }),
      },
    };
    return renderPdf(template, data, { lang: language, title: t.certificate() });
  });
}
