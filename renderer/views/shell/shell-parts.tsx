/** What stands around the matrix. It comes a moment after it, into places of the same size. */
import { latePart } from '../startup/lazy-parts.tsx';

export const Bar = latePart(
  (views) => views.Toolbar,
  <header className="toolbar">
    <h1 className="toolbar-name">Bedrock Atlas</h1>
  </header>,
);
export const Strip = latePart((views) => views.StatusStrip, <div className="strip" />);
export const Rail = latePart((views) => views.FilterRail, <div className="rail" />);
export const Foot = latePart((views) => views.StatusBar, <div className="status-bar" />);
export const Banner = latePart((views) => views.DocumentBanner);
export const Messages = latePart((views) => views.Notices);
export const OverMatrix = latePart((views) => views.Overlays);
export const QueryProblems = latePart((views) => views.QueryLine);
export const LatencyPage = latePart((views) => views.LatencyView);
export const ComparePage = latePart((views) => views.CompareView);
export const Connect = latePart((views) => views.ConnectScreen);
export const Details = latePart((views) => views.DetailsPanel, <div className="details" />);
