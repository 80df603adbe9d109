/** What lies over the window; at most one thing. */
export type Overlay =
  | 'none'
  | 'palette'
  | 'shortcuts'
  | 'about'
  | 'regions'
  | 'views'
  | 'live'
  | 'compare-with'
  | 'accounts'
  | 'connection'
  | 'settings'
  | 'api-key'
  | 'endpoints'
  | 'sign-in'
  | 'prove';
