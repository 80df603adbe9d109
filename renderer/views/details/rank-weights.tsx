/** The weights of a custom ranking. */
import {
  Button,
  Disclosure,
  DisclosurePanel,
  Heading,
  Label,
  Slider,
  SliderThumb,
  SliderTrack,
} from 'react-aria-components';
import { RANKING_PARTS, type RankingPart } from '../../../electron/contract/cells/ranking/rank-parts.ts';
import {
  DEFAULT_WEIGHTS,
  MAX_WEIGHT,
  type RankingWeights,
} from '../../../electron/contract/cells/ranking/ranking.ts';

const PART_LABELS: Record<RankingPart, string> = {
  kind: 'Prefer on-demand',
  access: 'Access',
  latency: 'Latency',
  residency: 'Residency',
  lifecycle: 'Lifecycle',
  price: 'Input price',
  home: 'Home and pinned Regions',
};

/** A disclosure with a slider for each part; `weights` is undefined while the default order is in use. */
export function RankWeights(props: {
  weights: RankingWeights | undefined;
  onChange: (weights: RankingWeights | undefined) => void;
}): React.ReactNode {
  const { weights, onChange } = props;
  const shown = weights ?? DEFAULT_WEIGHTS;
  return (
    <Disclosure className="weights">
      <Heading className="weights-title">
        <Button slot="trigger" className="link-button">
          {weights === undefined ? 'Customize ranking' : 'Custom ranking'}
        </Button>
      </Heading>
      <DisclosurePanel className="weights-panel">
        {RANKING_PARTS.map((part) => (
          <Slider
            key={part}
            className="weight"
            minValue={0}
            maxValue={MAX_WEIGHT}
            step={1}
            value={shown[part]}
            onChange={(value) => onChange({ ...shown, [part]: value })}
          >
            <Label>{PART_LABELS[part]}</Label>
            <SliderTrack className="weight-track">
              <SliderThumb className="weight-thumb" />
            </SliderTrack>
            <span className="number" aria-hidden>
              {shown[part]}
            </span>
          </Slider>
        ))}
        {weights === undefined ? null : (
          <Button className="button button-small" onPress={() => onChange(undefined)}>
            Reset to the default order
          </Button>
        )}
      </DisclosurePanel>
    </Disclosure>
  );
}
