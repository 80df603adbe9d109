/** The inference profiles of the model, with their destination regions. */
import { ArrowRight } from 'lucide-react';
import { KIND_LABELS } from '../../../electron/contract/cells/availability.ts';
import { hidesAccount } from '../../../electron/contract/snapshot/account-numbers.ts';
import type { ModelRow } from '../../state/rows/model-row.ts';
import { type ProfileRoute, profileRoutes } from '../../state/words/profile-routes.ts';
import { useData } from '../controls/atlas-context.tsx';
import { CopyButton } from '../controls/copy-button.tsx';
import { Glyph } from '../controls/legend.tsx';

/** Each profile with its source and destination regions, from the API's ARNs. */
export function ProfilesSection({ row }: { row: ModelRow }): React.ReactNode {
  const profiles = profileRoutes(row.cells);
  if (profiles.length === 0) return null;
  return (
    <section className="details-section stack gap-6">
      <h3>Inference profiles</h3>
      <p className="hint">
        Source Regions on the left; a call from there routes to any destination Region on the right.
      </p>
      {profiles.map((profile) => (
        <Profile key={profile.profileId} profile={profile} />
      ))}
    </section>
  );
}

function Profile({ profile }: { profile: ProfileRoute }): React.ReactNode {
  const status = profile.status ?? 'ACTIVE';
  const isSample = useData((state) => state.snapshot.source.kind === 'sample');
  const isHidden = hidesAccount(profile.callId) && !isSample;
  return (
    <div className="profile stack gap-2">
      <p className="id-line row gap-6">
        <Glyph look={profile.kind} />
        <code>{profile.callId}</code>
        {isHidden ? null : <CopyButton text={profile.callId} what={profile.callId} />}
      </p>
      <p className="muted">
        {KIND_LABELS[profile.kind]}
        {status === 'ACTIVE' ? '' : `, ${status}`}
        {isHidden ? ', account number hidden in saved data: rescan to see it' : ''}
      </p>
      <ul className="routes">
        {profile.routes.map((route) => (
          <li key={route.sources.join()} className="route">
            <span className="route-regions">{route.sources.join(', ')}</span>
            <ArrowRight size={12} role="img" aria-label="to" />
            <span className="route-regions">
              {route.unlisted ? <em>destinations not listed by AWS</em> : route.destinations.join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
