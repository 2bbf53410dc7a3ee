import type { StageRole } from '../../../store/presenting.ts';
import { AudienceScreen } from './audience-screen.tsx';
import { SpeakerScreen } from './speaker-screen.tsx';

export function StageScreen({ role }: { readonly role: StageRole }) {
  return role === 'audience' ? <AudienceScreen /> : <SpeakerScreen />;
}
