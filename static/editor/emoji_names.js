// @ts-check

/** Emoji that guides use: the sign, what it is called, and other words that find it. */
export const EMOJI =
  `👋 Waving hand, hello welcome|🎉 Party popper, celebrate done|✨ Sparkles, new magic|🚀 Rocket, launch start|💡 Light bulb, idea tip|✅ Check mark, done ok
👍 Thumbs up, good yes|👏 Clapping hands, bravo|🙌 Raised hands, hooray|🙏 Folded hands, thanks please|👀 Eyes, look see|👇 Pointing down, here below
👆 Pointing up, here above|👉 Pointing right, here next|👈 Pointing left, here back|💪 Strong arm, power|🎯 Direct hit, target goal|🏁 Chequered flag, finish end
🏆 Trophy, win prize|🥇 Gold medal, first|⭐ Star, favourite|🔥 Fire, hot popular|❤️ Red heart, love|💚 Green heart, love
😀 Grinning face, happy|🙂 Smiling face, happy|😍 Heart eyes, love|🤔 Thinking face, question|😮 Surprised face, wow|😎 Sunglasses, cool
🤝 Handshake, team deal|👥 People, team members|🧭 Compass, guide way|🗺️ Map, way tour|📍 Round pin, place here|🔍 Magnifying glass, search find
🔔 Bell, notification news|📣 Megaphone, announcement news|💬 Speech balloon, chat comment|✉️ Envelope, mail message|📞 Telephone, call|📅 Calendar, date
⏰ Alarm clock, time|⏳ Hourglass, wait time|⚡ Lightning, fast quick|🔒 Lock, secure private|🔑 Key, access|⚙️ Gear, settings
🛠️ Tools, settings build|📊 Bar chart, numbers|📈 Rising chart, growth|📝 Note, memo write|📄 Page, document file|📁 Folder, files
📎 Paper clip, attach|🖼️ Framed picture, image|🎬 Clapper board, video film|🎓 Graduation cap, learn|📚 Books, learn help|🛒 Shopping cart, buy
💳 Credit card, pay|💰 Money bag, price|🎁 Gift, present|⚠️ Warning, attention|❓ Question mark, help|❗ Exclamation mark, important
ℹ️ Information, about|➡️ Right arrow, next|⬅️ Left arrow, back|⬆️ Up arrow|⬇️ Down arrow`
    .split(/[|\n]/)
    .map((line) => /** @type {[string, string, string]} */ (/^(\S+) ([^,]+)(?:, (.*))?$/.exec(line)?.slice(1) ?? ["", "", ""]));
