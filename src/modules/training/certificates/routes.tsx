import { record } from '#platform/audit/record.ts';
import { contentDisposition } from '#platform/files/safe-name.ts';
import { allow } from '#platform/http/allow.ts';
import { uuid } from '#platform/http/param.ts';
import { router } from '#platform/http/router.ts';
import { type Locale, locale, locales } from '#platform/i18n/locale.ts';
import { drawCertificate } from './certificate-pdf.ts';
import { CertificatesPage } from './certificates.page.tsx';
import { getCertificate, listCertificatesOf } from './certificates.queries.ts';
import { t } from './texts.ts';

export const certificateRoutes = router()
  .get('/training/certificates', allow('training.browse'), async (c) => {
    const certificates = await listCertificatesOf(c.get('tx'), c.get('viewer').personId);
    return c.html(<CertificatesPage certificates={certificates} />);
  })

  .get('/training/certificates/:id/pdf', allow('training.browse'), async (c) => {
    const tx = c.get('tx');
    const certificate = await getCertificate(tx, uuid(c, 'id'));
    await record(tx, 'certificate.fetched', { type: 'completion', id: certificate.id, person: certificate.person_id });
    const { bytes } = await drawCertificate(certificate, asked(c.req.query('language')), c.get('house').config.publicUrl);
    return c.body(new Uint8Array(bytes), 200, {
      'Content-Type': 'application/pdf',
      // The course, never the person: the name of a file shows on a shared screen.
      'Content-Disposition': contentDisposition(t.fileName({ course: certificate.title }), 'inline'),
    });
  });

const asked = (language: string | undefined): Locale => locales.find((one) => one === language) ?? locale();
