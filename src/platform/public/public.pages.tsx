import type { PropsWithChildren } from 'hono/jsx';
import { here } from '#platform/http/here.ts';
import { Page, PublicPage, Section } from '#platform/ui/index.ts';
import { t } from './texts.ts';

const Shell = ({ title, lead, children }: PropsWithChildren<{ title: string; lead: string }>) => {
  const Either = here().viewer ? Page : PublicPage;
  return (
    <Either title={title} lead={lead}>
      {children}
    </Either>
  );
};

export const AboutPage = () => (
  <Shell title={t.about()} lead={t.aboutLead()}>
    <p>{t.aboutWhat()}</p>
    <Section title={t.dataTitle()}>
      <p>{t.dataBody()}</p>
      <p>{t.cookies()}</p>
    </Section>
    <Section title={t.openTitle()}>
      <p>{t.openBody()}</p>
      <p>
        <a href="/api">{t.api()}</a>
      </p>
    </Section>
  </Shell>
);

/** The statement the law asks for (DOS-lagen 13 §), true of this version; the installation's own facts are its operator's to add. */
export const AccessibilityPage = () => (
  <Shell title={t.accessibility()} lead={t.accessibilityLead()}>
    <Section title={t.howTitle()}>
      <p>{t.howBody()}</p>
    </Section>
    <Section title={t.lackTitle()}>
      <ul>
        <li>{t.lackReader()}</li>
        <li>{t.lackPdf()}</li>
      </ul>
    </Section>
    <Section title={t.tellTitle()}>
      <p>{t.tellBody()}</p>
    </Section>
  </Shell>
);
