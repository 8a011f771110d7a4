/**
 * Domains of free or Internet-access mailboxes, from the providers' own sign-up pages. Mistyped domains are compared
 * with these; they never count as mistyped themselves.
 */
export const FREE_DOMAINS: ReadonlySet<string> = new Set(
  `
  gmail.com googlemail.com
  yahoo.com yahoo.ca yahoo.co.uk yahoo.co.in yahoo.in yahoo.co.id yahoo.co.jp yahoo.ne.jp yahoo.co.kr yahoo.co.nz yahoo.co.th
  yahoo.co.za yahoo.com.ar yahoo.com.au yahoo.com.br yahoo.com.cn yahoo.cn yahoo.com.co yahoo.com.hk yahoo.com.mx yahoo.com.my
  yahoo.com.pe yahoo.com.ph yahoo.com.sg yahoo.com.tr yahoo.com.tw yahoo.com.ve yahoo.com.vn yahoo.de yahoo.dk yahoo.es yahoo.fi
  yahoo.fr yahoo.gr yahoo.hu yahoo.ie yahoo.it yahoo.nl yahoo.no yahoo.pl yahoo.pt yahoo.ro yahoo.ru yahoo.se yahoo.be yahoo.at
  yahoo.ch yahoo.cz yahoo.cl ymail.com rocketmail.com myyahoo.com ybb.ne.jp
  aol.com aol.co.uk aol.de aol.fr aol.it aol.es aol.nl aol.se aim.com love.com games.com wow.com netscape.net
  hotmail.com hotmail.co.uk hotmail.fr hotmail.de hotmail.it hotmail.es hotmail.be hotmail.nl hotmail.se hotmail.no hotmail.dk
  hotmail.fi hotmail.ca hotmail.ch hotmail.at hotmail.gr hotmail.pt hotmail.ru hotmail.hu hotmail.co.jp hotmail.jp hotmail.co.th
  hotmail.co.nz hotmail.co.za hotmail.co.id hotmail.co.il hotmail.com.ar hotmail.com.au hotmail.com.br hotmail.com.mx
  hotmail.com.tr hotmail.com.tw hotmail.cl hotmail.my hotmail.sg hotmail.ph hotmail.cz hotmail.sk hotmail.rs hotmail.lt hotmail.lv
  live.com live.co.uk live.fr live.de live.it live.be live.nl live.se live.no live.dk live.fi live.ca live.at live.ie live.pt
  live.ru live.cn live.jp live.hk live.in live.cl live.com.au live.com.mx live.com.ar live.com.pt live.com.my live.com.sg
  live.com.ph live.co.za live.co.kr
  outlook.com outlook.fr outlook.de outlook.es outlook.it outlook.be outlook.dk outlook.ie outlook.pt outlook.at outlook.cz
  outlook.hu outlook.sk outlook.sa outlook.jp outlook.kr outlook.in outlook.my outlook.ph outlook.sg outlook.lv outlook.cl
  outlook.co.th outlook.co.id outlook.co.il outlook.com.au outlook.com.br outlook.com.ar outlook.com.gr outlook.com.tr outlook.com.vn
  msn.com passport.com windowslive.com
  icloud.com me.com mac.com
  gmx.com gmx.net gmx.de gmx.at gmx.ch gmx.fr gmx.es gmx.it gmx.co.uk gmx.us gmx.eu web.de email.de mail.com
  proton.me protonmail.com protonmail.ch pm.me tutanota.com tutanota.de tutamail.com tuta.io tuta.com keemail.me
  fastmail.com fastmail.fm zoho.com zohomail.com zohomail.eu zohomail.in hushmail.com mailbox.org posteo.de posteo.net hey.com
  runbox.com disroot.org riseup.net mailfence.com inbox.com gawab.com lycos.com excite.com usa.com mail2world.com email.com
  yandex.ru yandex.com yandex.by yandex.kz yandex.ua ya.ru narod.ru mail.ru bk.ru list.ru inbox.ru internet.ru rambler.ru
  lenta.ru ro.ru autorambler.ru myrambler.ru pochta.ru ukr.net i.ua bigmir.net meta.ua tut.by
  qq.com foxmail.com vip.qq.com 163.com 126.com yeah.net vip.163.com 188.com 139.com 189.cn wo.cn sina.com sina.cn vip.sina.com sohu.com
  21cn.com tom.com aliyun.com naver.com daum.net hanmail.net nate.com kakao.com docomo.ne.jp ezweb.ne.jp au.com softbank.ne.jp
  i.softbank.jp nifty.com biglobe.ne.jp excite.co.jp pchome.com.tw hinet.net
  rediffmail.com rediff.com sify.com indiatimes.com
  orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr bbox.fr numericable.fr club-internet.fr aliceadsl.fr voila.fr 9online.fr
  cegetel.net
  t-online.de freenet.de arcor.de vodafone.de online.de 1und1.de unitybox.de kabelmail.de ewe.net ewetel.net
  libero.it virgilio.it alice.it tin.it tim.it tiscali.it inwind.it iol.it fastwebnet.it email.it vodafone.it
  telefonica.net terra.es ono.com wanadoo.es ya.com movistar.es
  ziggo.nl kpnmail.nl planet.nl home.nl hetnet.nl xs4all.nl casema.nl chello.nl upcmail.nl zonnet.nl quicknet.nl telfort.nl
  telenet.be skynet.be proximus.be scarlet.be voo.be
  bluewin.ch hispeed.ch sunrise.ch aon.at chello.at a1.net
  btinternet.com btopenworld.com virginmedia.com virgin.net ntlworld.com blueyonder.co.uk sky.com talktalk.net tiscali.co.uk
  o2.co.uk plusnet.com orange.net eircom.net
  sapo.pt clix.pt netcabo.pt mail.pt iol.pt
  wp.pl o2.pl onet.pl op.pl vp.pl interia.pl interia.eu poczta.onet.pl poczta.fm tlen.pl gazeta.pl go2.pl
  seznam.cz email.cz post.cz centrum.cz atlas.cz volny.cz azet.sk centrum.sk zoznam.sk post.sk
  freemail.hu citromail.hu t-online.hu indamail.hu abv.bg mail.bg dir.bg net.hr inet.hr siol.net
  inbox.lv inbox.lt one.lt mail.ee hot.ee online.ee otenet.gr forthnet.gr in.gr mynet.com ttmail.com
  telia.com spray.se bredband.net comhem.se passagen.se online.no broadpark.no mail.dk stofanet.dk jubii.dk
  kolumbus.fi luukku.com suomi24.fi elisanet.fi saunalahti.fi
  uol.com.br bol.com.br terra.com.br ig.com.br globo.com globomail.com oi.com.br r7.com zipmail.com.br
  fibertel.com.ar arnet.com.ar ciudad.com.ar speedy.com.ar terra.cl vtr.net prodigy.net.mx
  comcast.net verizon.net att.net sbcglobal.net bellsouth.net ameritech.net pacbell.net swbell.net prodigy.net flash.net
  cox.net charter.net spectrum.net rr.com roadrunner.com twc.com earthlink.net mindspring.com juno.com netzero.net netzero.com
  optonline.net optimum.net frontier.com frontiernet.net windstream.net centurylink.net q.com qwest.net embarqmail.com
  cableone.net suddenlink.net mediacombb.net wowway.com tds.net rcn.com fuse.net peoplepc.com compuserve.com
  shaw.ca rogers.com sympatico.ca bell.net telus.net videotron.ca cogeco.ca sasktel.net mts.net eastlink.ca
  bigpond.com bigpond.net.au optusnet.com.au iinet.net.au tpg.com.au westnet.com.au ozemail.com.au dodo.com.au internode.on.net
  xtra.co.nz slingshot.co.nz orcon.net.nz mweb.co.za telkomsa.net webmail.co.za vodamail.co.za
  walla.com walla.co.il netvision.net.il bezeqint.net maktoob.com emirates.net.ae
  
  `
    .trim()
    .split(/\s+/u),
);
