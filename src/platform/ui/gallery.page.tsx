import { LinkButton } from './button.tsx';
import { FaultyForm, Forms } from './gallery/forms.tsx';
import { Lists, Waiting } from './gallery/lists.tsx';
import { Pictures } from './gallery/pictures.tsx';
import { States } from './gallery/states.tsx';
import { Page } from './page.tsx';

/** Every part in every state, with the words of the field: looked at by people, and by axe in a house test. */
export function GalleryPage() {
  return (
    <Page
      title="Galleriet"
      lead="Av 612 i äldreomsorgen har 431 en giltig grundkurs. Här syns varje del som sidorna är byggda av."
      action={
        <LinkButton href="/occasions/new" variant="primary">
          Nytt tillfälle
        </LinkButton>
      }
      trail={[
        { href: '/', label: 'Hem' },
        { href: '/courses', label: 'Kurser' },
      ]}
      tabs={[
        { href: '/gallery', label: 'Översikt', current: true },
        { href: '/gallery/participants', label: 'Deltagare' },
        { href: '/gallery/queue', label: 'Kö' },
        { href: '/gallery/attendance', label: 'Närvaro' },
      ]}
    >
      <Waiting />
      <Pictures />
      <Lists />
      <States />
      <FaultyForm />
      <Forms />
    </Page>
  );
}
