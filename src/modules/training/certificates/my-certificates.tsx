import { formatDate } from '#platform/i18n/dates.ts';
import { locale } from '#platform/i18n/locale.ts';
import { Empty, LinkButton, Section, State, Table } from '#platform/ui/index.ts';
import type { OwnCertificate } from './certificates.queries.ts';
import { t } from './texts.ts';

/** The certificates' own part of "my courses". */
export const CertificatesSection = ({ certificates }: { certificates: readonly OwnCertificate[] }) => (
  <Section title={t.mine()} action={certificates.length > 0 && <a href="/training/claims/new">{t.handIn()}</a>}>
    <MyCertificates certificates={certificates} />
  </Section>
);

/** One's own certificates with where each stands and the document itself. */
export function MyCertificates({ certificates }: { certificates: readonly OwnCertificate[] }) {
  return (
    <Table
      caption={t.mineCaption()}
      captionHidden
      columns={[{ label: t.course() }, { label: t.completedOn() }, { label: t.standing() }, { label: t.document() }]}
      rows={certificates.map((one) => [
        one.title,
        formatDate(one.completed_on),
        <Standing certificate={one} />,
        <DocumentLinks certificate={one} />,
      ])}
      empty={
        <Empty
          title={t.noneYet()}
          body={t.noneYetBody()}
          action={<LinkButton href="/training/claims/new">{t.handIn()}</LinkButton>}
        />
      }
    />
  );
}

function Standing({ certificate: { state, reason, lapsed, lapsing, valid_until } }: { certificate: OwnCertificate }) {
  const until = valid_until ? formatDate(valid_until) : '';
  if (state === 'claimed') return <State kind="waiting">{t.claimed()}</State>;
  if (state === 'rejected') return <State kind="late">{t.rejected({ reason: reason ?? '' })}</State>;
  if (lapsed) return <State kind="late">{t.lapsed({ until })}</State>;
  if (lapsing) return <State kind="waiting">{t.lapsing({ until })}</State>;
  return <State kind="done">{valid_until ? t.validUntil({ until }) : t.valid()}</State>;
}

function DocumentLinks({ certificate: { id, code, issuer, file_id, title } }: { certificate: OwnCertificate }) {
  if (code) {
    const other = locale() === 'sv' ? 'en' : 'sv';
    return (
      <span class="documents">
        <a href={`/training/certificates/${id}/pdf`} aria-label={`${t.fetch()}: ${title}`}>
          {t.fetch()}
        </a>
        <a href={`/training/certificates/${id}/pdf?language=${other}`} lang={other} aria-label={`${t.fetchOther()}: ${title}`}>
          {t.fetchOther()}
        </a>
        <a class="certificate-code" href={`/certificate/${code}`}>
          {t.codeIs({ code })}
        </a>
      </span>
    );
  }
  return (
    <span class="documents">
      <span>{t.from({ issuer: issuer ?? '' })}</span>
      {file_id && <a href={`/training/claims/${id}/file`}>{t.proof()}</a>}
    </span>
  );
}
