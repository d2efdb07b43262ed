import { Component, type ComponentChildren } from "preact";
import type { Locale } from "../locale.ts";

/** Keeps the rest of the page when a part of it cannot be drawn from what the result holds, and says so. */
export class Fallible extends Component<
  { readonly locale: Locale; readonly children: ComponentChildren },
  { failed: boolean }
> {
  override state = { failed: false };

  static override getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render() {
    const { locale, children } = this.props;
    if (!this.state.failed) return <>{children}</>;
    return (
      <p class="card problem" role="alert">
        {locale.t("problem.part")}
      </p>
    );
  }
}
