import type { ReactNode } from 'react'

interface IconProps {
  size?: number
}

function stroked(children: ReactNode) {
  return function Icon({ size = 16 }: IconProps) {
    return (
      <svg
        aria-hidden="true"
        width={size}
        height={size}
        viewBox="0 0 16 16"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        {children}
      </svg>
    )
  }
}

export const ProductsIcon = stroked(<path d="M2.5 3.5h11M2.5 8h11M2.5 12.5h11" />)
export const HomeIcon = stroked(<path d="M2.5 7.5 8 2.8l5.5 4.7M4 6.5v6.7h8V6.5" />)
export const MatrixIcon = stroked(
  <path d="M2.5 2.5h11v11h-11zM2.5 6.2h11M2.5 9.8h11M6.2 2.5v11M9.8 2.5v11" />,
)
export const ScenariosIcon = stroked(
  <path d="M3.5 13.5v-11M3.5 8h3.5c2 0 2-4 4-4h2M7 8c2 0 2 4 4 4h2M11.5 2.5 13 4l-1.5 1.5M11.5 10.5 13 12l-1.5 1.5" />,
)
export const PartsIcon = stroked(
  <path d="M4.5 4.5h7v7h-7zM6.5 4.5v-2M9.5 4.5v-2M6.5 13.5v-2M9.5 13.5v-2M4.5 6.5h-2M4.5 9.5h-2M13.5 6.5h-2M13.5 9.5h-2" />,
)
export const CompaniesIcon = stroked(
  <path d="M2.5 13.5V6l4-2.2V13.5M6.5 13.5V2.5h7v11M2 13.5h12M9 5.5h2M9 8h2M9 10.5h2" />,
)
export const PricesIcon = stroked(
  <path d="M2.5 8.2V3a.5.5 0 0 1 .5-.5h5.2l5.3 5.3-5.7 5.7zM5.4 5.4h.01" />,
)
export const RulesIcon = stroked(
  <path d="M8 2.5v11M4.5 13.5h7M3 4.5h10M3 4.5l-1.5 4h3zM13 4.5l-1.5 4h3z" />,
)
export const DeterminationsIcon = stroked(
  <path d="M3.5 2.5h6l3 3v8h-9zM9.5 2.5v3h3M5.8 9.2l1.6 1.6 2.9-3.2" />,
)
export const TradePartiesIcon = stroked(
  <path d="M8 7.5a2.2 2.2 0 1 0 0-4.5 2.2 2.2 0 0 0 0 4.5zM3.5 13.5c.4-2.6 2.2-4 4.5-4s4.1 1.4 4.5 4" />,
)
export const LicencesIcon = stroked(
  <path d="M3 2.5h10v11H3zM5.5 5.5h5M5.5 8h3M8.5 11l1.2 1.2L12 9.8" />,
)
export const ShipmentsIcon = stroked(
  <path d="M1.5 4h8v7h-8zM9.5 6.5h3l2 2.5v2h-5M4 13a1.2 1.2 0 1 0 0-2.4A1.2 1.2 0 0 0 4 13zM12 13a1.2 1.2 0 1 0 0-2.4 1.2 1.2 0 0 0 0 2.4z" />,
)
export const SettingsIcon = stroked(
  <path d="M2.5 4.5h6M11.5 4.5h2M2.5 11.5h2M7.5 11.5h6M8.5 3v3h3V3zM4.5 10v3h3v-3z" />,
)
export const HistoryIcon = stroked(
  <path d="M2.5 8a5.5 5.5 0 1 0 1.8-4.1M2.5 2.5v3h3M8 5v3l2 1.5" />,
)
export const BackupIcon = stroked(<path d="M2.5 3h11v3h-11zM3.5 6v7h9V6M6.5 8.5h3" />)
export const KeysIcon = stroked(
  <path d="M1.5 4h13v8h-13zM4 6.5h.01M6.5 6.5h.01M9 6.5h.01M11.5 6.5h.01M5 9.5h6" />,
)
export const HelpIcon = stroked(
  <path d="M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13M6 6.2a2 2 0 1 1 3 1.7c-.7.4-1 .8-1 1.6M8 11.5h.01" />,
)
export const UndoIcon = stroked(<path d="M5.5 3 2.5 6l3 3M2.5 6h7a3.5 3.5 0 0 1 0 7H7" />)
export const RedoIcon = stroked(<path d="m10.5 3 3 3-3 3M13.5 6h-7a3.5 3.5 0 0 0 0 7H9" />)
export const AddIcon = stroked(<path d="M8 3v10M3 8h10" />)
export const RemoveIcon = stroked(<path d="M4 4l8 8M12 4l-8 8" />)
export const LeftIcon = stroked(<path d="M10 3.5 5.5 8l4.5 4.5" />)
export const RIGHT_PATH = 'M6 3.5 10.5 8 6 12.5'
export const RightIcon = stroked(<path d={RIGHT_PATH} />)
/** Of the icon for what opens on a screen of its own. */
export const EXTERNAL_PATH = 'M6 3.5H3v9.5h9.5V10M9 2.5h4.5V7M13.5 2.5 7.5 8.5'
export const DownIcon = stroked(<path d="M3.5 6 8 10.5 12.5 6" />)
export const LockIcon = stroked(<path d="M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5" />)
export const NoticeIcon = stroked(<path d="M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2M8 7.3v3.5M8 5v.01" />)
export const FolderIcon = stroked(<path d="M1.5 12.5v-9h4l1.5 2h7.5v7z" />)
export const FileIcon = stroked(<path d="M3.5 1.5h6l3 3v10h-9zM9.5 1.5v3h3" />)
export const SampleIcon = stroked(<path d="M8 1.8 14 5v6l-6 3.2L2 11V5zM2 5l6 3.2L14 5M8 8.2v6" />)
export const SearchIcon = stroked(
  <path d="M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9M10.3 10.3l3.2 3.2" />,
)
export const WarningIcon = stroked(<path d="M8 2 14.5 13.5h-13zM8 6.5v3M8 11.5v.01" />)
export const TableIcon = stroked(<path d="M2.5 3h11v10h-11zM2.5 6.3h11M2.5 9.6h11M6.5 3v10" />)
export const PictureIcon = stroked(<path d="M2.5 13.5h11M4 11V7M8 11V3.5M12 11V6" />)
export const ImageIcon = stroked(
  <path d="M2.5 3h11v10h-11zM2.5 11l3.2-3.4 2.6 2.6 2-1.9 3.2 3M10.5 5.8h.01" />,
)
export const CopyIcon = stroked(<path d="M5.5 5.5h8v8h-8zM5.5 10.5h-3v-8h8v3" />)

export const PassIcon = stroked(<path d="m3.5 8.5 3 3 6-7" />)
export const FailIcon = stroked(<path d="M4 4l8 8M12 4l-8 8" />)
export const OpenIcon = stroked(
  <path d="M5.5 6a2.5 2.5 0 1 1 3.6 2.2C8.3 8.6 8 9 8 10M8 12.5v.01" />,
)
export const ReportIcon = stroked(<path d="M8 3v6.5M8 12.5v.01" />)
/** The share passes, and a direct product rule reaches the product: a flag. */
export const CaughtIcon = stroked(<path d="M4 14V2.5M4 3h8l-2 2.7 2 2.8H4" />)
/** A pass with lines open beside it: the pass, and three dots under it. */
export const PassOpenIcon = stroked(<path d="m3.5 6 3 3 6-7M4 13.5h.01M8 13.5h.01M12 13.5h.01" />)
/** Subject, and yet no licence by destination: an open ring. */
export const SparedIcon = stroked(<path d="M8 3a5 5 0 1 1 0 10A5 5 0 0 1 8 3" />)
/** The share is open, and no licence by destination on either side of it. */
export const EitherWayIcon = stroked(
  <path d="M2 8h12M4.8 5.2 2 8l2.8 2.8M11.2 5.2 14 8l-2.8 2.8" />,
)
/** Subject, and whether a licence is needed is open until it is classified: a diamond. */
export const ClassifyIcon = stroked(<path d="M8 2 14 8 8 14 2 8zM8 6v2.5M8 10.5v.01" />)
