import type { Read } from '#platform/db/db.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { Section } from '#platform/ui/index.ts';
import type { Network } from '../networks/networks.queries.ts';
import { listFiles } from './files.queries.ts';
import { t } from './texts.ts';

const SHOWN = 5;

/** The newest files on the network's own page. Nothing for who only keeps the network: files are the members'. */
export async function FilePart({ network, tx }: { network: Pick<Network, 'id' | 'member'>; tx: Read }) {
  if (!network.member) return null;
  const { files, all } = await listFiles(tx, network.id, '', 1, SHOWN);
  return (
    <Section title={t.title()} lead={all === 0 ? t.noneBody() : undefined}>
      <ul class="question-list">
        {files.map((file) => (
          <li>
            <a href={`/networks/files/${file.id}`}>{file.title}</a>
            <p class="question-facts">
              <span>{t.by({ name: file.uploader ?? t.aMember(), day: formatDate(file.uploaded_at) })}</span>
            </p>
          </li>
        ))}
      </ul>
      <p>
        <a href={`/networks/${network.id}/files`}>{all === 0 ? t.add() : t.all({ n: all })}</a>
      </p>
    </Section>
  );
}
