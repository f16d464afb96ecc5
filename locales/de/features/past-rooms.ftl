### Before the page: the offer to go on with a network that this browser has left.

past-rooms-title = { $count ->
    [one] Mit deinem Netz weitermachen?
   *[other] Mit einem deiner Netze weitermachen?
}
past-rooms-new = Mit einem neuen Netz beginnen
# Where a network was left. $title is the title of a chapter.
past-rooms-draw = Zeichnen
past-rooms-lab = Labor
past-rooms-chapter = Kapitel { $number }: { $title }
# $time says when, such as "2 hours ago", "just now" or "on March 22, 2026".
past-rooms-step = Schritt { $step }, { $time }
# $reason is a sentence of the server: why the network cannot be opened.
past-rooms-unreachable = Zuletzt offen: { $time }. { $reason }
past-rooms-just-now = gerade eben
past-rooms-on = am { $date }
