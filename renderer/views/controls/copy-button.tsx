/** Copies a text and says so. */
import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { useAtlas } from './atlas-context.tsx';

/** How long the button says `Copied`, in milliseconds. */
const SAYS_COPIED_MS = 1600;

/** A button named `Copy <what>`. With `label`, the words are on the button; else only an icon. */
export function CopyButton(props: { text: string; what: string; label?: string }): React.ReactNode {
  const { text, what, label } = props;
  const store = useAtlas();
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), SAYS_COPIED_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);
  return (
    <span className="copy">
      <Button
        className={label === undefined ? 'icon-button copy-button' : 'button copy-button'}
        aria-label={`Copy ${what}`}
        onPress={() => void store.copy(text).then(setCopied)}
      >
        {isCopied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
        {label}
      </Button>
      <span role="status" className={isCopied ? 'copied' : 'visually-hidden'}>
        {isCopied ? 'Copied' : ''}
      </span>
    </span>
  );
}
