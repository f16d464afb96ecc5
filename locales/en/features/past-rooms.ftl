### Before the page: the offer to go on with a network that this browser has left.

past-rooms-title = { $count ->
    [one] Go on with your network?
   *[other] Go on with one of your networks?
}
past-rooms-new = Start with a new network
# Where a network was left. $title is the title of a chapter.
past-rooms-draw = Draw
past-rooms-lab = Lab
past-rooms-chapter = Chapter { $number }: { $title }
# $time says when, such as "2 hours ago", "just now" or "on March 22, 2026".
past-rooms-step = step { $step }, { $time }
# $reason is a sentence of the server: why the network cannot be opened.
past-rooms-unreachable = Left { $time }. { $reason }
past-rooms-just-now = just now
past-rooms-on = on { $date }
