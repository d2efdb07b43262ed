import { useId } from "preact/hooks";

/** A slider with its name before and its value, in words, behind it. */
export function LabelledSlider(props: {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** The value as it is said. */
  readonly text: string;
  readonly change: (value: number) => void;
}) {
  const { label, value, min, max, step, text, change } = props;
  const id = useId();
  return (
    <div class="labelled-slider">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="range"
        min={Math.min(min, value)}
        max={Math.max(max, value)}
        step={step}
        value={value}
        aria-valuetext={text}
        onInput={(event) => change(Number(event.currentTarget.value))}
      />
      <output for={id} aria-live="off">
        {text}
      </output>
    </div>
  );
}
