/**
 * Role local parts: RFC 2142 and common usage, by language. Compared lower-case, without dots, hyphens and underscores
 * (`customer-service`, `customer.service`).
 */
export const ROLE_NAMES: ReadonlySet<string> = new Set(
  `
  abuse noc security postmaster hostmaster webmaster usenet news www uucp ftp info marketing sales support
  mailerdaemon majordomo listserv root admin administrator sysadmin sysop dns ssl devnull null daemon nobody
  noreply donotreply dontreply nereply bounce bounces undisclosedrecipients unsubscribe subscribe list lists
  accounting accounts accountspayable accountsreceivable advertising ads agency all alerts analytics api appointments
  archive assistance auctions authors billing board booking bookings business buying campaign cancel career careers
  care catalog catering ceo cfo chat claims clientservices clients club cms collections community compliance connect
  contact contacts contactus copyright corporate cto customer customercare customerrelations customers customerservice
  data delivery design desk dev developer developers devops directors dispatch distribution documents domain domainadmin
  donate donations editor editorial editors education email enquire enquiries enquiry estimates estimating events
  everyone exec executive expert export faculty feedback fees finance financial frontdesk fundraising gdpr
  general grants group groups guestservices headoffice hello help helpdesk hi hiring home host hosting hotel hq hr
  humanresources import inbox info infos information inquire inquiries inquiry insurance international internships
  investorrelations investors invoice invoices invoicing ir it itsupport jobs legal letters library licensing
  logistics login mail mailbox mailing maintenance management manager media members membership merchandise
  mobile moderator network networking newbusiness newsletter newsletters newsroom notification notifications
  office offices officemanager online operations ops order orders ordering outreach parts partner partners
  partnership partnerships patents payable payment payments payroll permissions personnel pharmacy photos pr
  president press principal privacy procurement production products project projects promo promotions property
  publicity publicrelations purchase purchasing quality quote quotes quotations reception receptionist recruit
  recruiter recruiting recruitment registrar registration registry remittance rentals report reports request requests
  reservation reservations reserve resumes returns reviews risk safety sale salesteam scheduling school secretary
  secretariat service servicedesk services shipping shop social solutions sponsor sponsors sponsorship staff
  statements stats store students studio submissions subscriptions success suggestions suppliers systems team tech
  technical technicalsupport techsupport tenders test testing tickets tours trade training transport travel treasurer
  trust users vendor vendors volunteer volunteering volunteers warehouse warranty web webadmin website welcome
  wholesale work workshop writers
  anfrage anfragen bestellung bestellungen bewerbung bewerbungen buchhaltung buchung buero büro datenschutz
  dispo einkauf empfang geschaeftsfuehrung geschäftsführung impressum kasse kontakt kundendienst kundenservice
  lager leitung personal personalabteilung praxis presse rechnung rechnungen redaktion rezeption sekretariat
  technik verein vereinsbuero vertrieb verkauf vermietung versand versicherung verwaltung vorstand werkstatt zentrale
  accueil achat achats administratif administration adherents adhesion bonjour candidature candidatures client clientele
  commande commandes commercial commerciaux communication compta comptabilite comptabilité courrier
  devis direction facturation facture formation gestion mairie presidence rdv reservation rh sav secretaire
  serviceclient standard stages technique vente ventes
  administracion administración atencion atencionalcliente ayuda cobranza cobros compras comercial comunicacion
  contabilidad contacto contratacion correo cotizaciones direccion dirección empleo facturacion facturas finanzas
  gerencia informacion información oficina pagos pedidos prensa proveedores recepcion recepción reclamaciones
  recursoshumanos reservas rrhh secretaria soporte tesoreria tienda ventas
  acquisti amministrazione assistenza clienti commerciale contabilita contabilità contatti direzione fatture
  fatturazione logistica magazzino ordini prenotazioni preventivi qualita segreteria spedizioni tecnico
  ufficio ufficiostampa vendite
  administracao administração atendimento cadastro contato contatos cobranca curriculo diretoria
  duvidas faleconosco faturamento financeiro fiscal licitacao licitacoes ouvidoria recepcao sac secretariageral
  suporte vendas
  administratie bestelling bestellingen boekhouding facturatie facturen inkoop klantenservice onthaal planning
  receptie secretariaat verhuur verkoop vacatures
  biuro handel kadry ksiegowosc księgowość obsluga praca pytania reklamacje rekrutacja rezerwacje   serwis sklep sprzedaz sprzedaż zamowienia zamówienia
  bokning ekonomi faktura fakturor forsaljning försäljning kundtjanst kundtjänst ordrar kundeservice bogholderi salg
  regnskab asiakaspalvelu laskutus myynti toimisto
  buh buhgalteria zakaz zakazy priemnaya otdelkadrov reklama snab sbyt
  bilgi destek iletisim muhasebe satis siparis
  inform kefu kaifa shangwu xiaoshou zhaopin eigyo saiyo soumu toiawase
  `
    .trim()
    .split(/\s+/u),
);
