import { LinkButton, Page } from '#platform/ui/index.ts';
import type { OwnCertificate } from './certificates.queries.ts';
import { MyCertificates } from './my-certificates.tsx';
import { t } from './texts.ts';

export function CertificatesPage({ certificates }: { certificates: readonly OwnCertificate[] }) {
  const n = certificates.filter(({ state, lapsed }) => state === 'approved' && !lapsed).length;
  return (
    <Page
      title={t.mine()}
      lead={n > 0 ? t.mineLead({ n }) : t.mineLeadNone()}
      trail={[{ href: '/training', label: t.courses() }]}
      action={certificates.length > 0 && <LinkButton href="/training/claims/new">{t.handIn()}</LinkButton>}
    >
      <MyCertificates certificates={certificates} />
    </Page>
  );
}
