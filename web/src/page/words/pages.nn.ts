// The longer texts in nynorsk.
import { feedback } from './feedback.nn.ts';
import { forget } from './forget.nn.ts';
import { order } from './order.nn.ts';
import type { Pages } from './pages.ts';

export const nn: Pages = {
  feedback,
  order,
  forget,
  pages: {
    guide: {
      title: 'Rettleiing',
      lead: 'Slik sender kommunen inn IPLOS-data, frå uttrekk til kvittering. Det tek vanlegvis nokre minutt.',
      sections: [
        {
          heading: 'Før du byrjar',
          text: ['Du treng tre ting:'],
          list: [
            'Uttrekket frå fagsystemet, éi XML-fil for heile kommunen og heile kalenderåret.',
            'Innsendingskoden som kommunen har fått av SSB.',
            'Ei e-postadresse som kvitteringa skal sendast til. Bruk gjerne ei felles postkasse.',
          ],
        },
        {
          heading: '1 Vel fil',
          text: [
            'Slepp fila på sida, lim henne inn, eller trykk «Vel fil». Kontrollen byrjar med ein gong. Fila blir lesen på di eiga maskin og blir ikkje send nokon stad.',
            'Stoppar du undervegs, er fila gløymd.',
          ],
        },
        {
          heading: '2 Rett feil',
          text: [
            'Feil må rettast før fila kan sendast inn. Rett dei i fagsystemet og ta nytt uttrekk. Rettar du i sjølve fila, kjem feilen tilbake neste år.',
            'Åtvaringar kan du sende inn med, men sjå på dei: Dei peikar ofte på noko som er registrert annleis enn det var meint.',
            'Data skal sendast inn sjølv om dei ikkje er komplette. Får du ikkje retta alle feil før fristen, kan du sende inn med kjende feil. Sida fortel kva kvar feil fører til når SSB les inn fila.',
          ],
        },
        {
          heading: '3 Sjå over tala',
          text: [
            'Tala er rekna ut av fila di. Samanlikn dei med det du veit: Er ei heil teneste borte? Er det mange fleire eller færre brukarar enn i fjor? Slikt kjem oftast av registreringa, uttrekket eller ein feil tenestekode.',
            'Tala står ved sida av publiserte tal for heile landet. Vil du samanlikne med bestemte kommunar, kan de byte talfiler, som sida lagar og les. Dei har ingen personar i seg, og ingen tal som færre enn fem brukarar står bak.',
          ],
        },
        {
          heading: '4 Send inn',
          text: [
            'Kontroller mottakarar, år og fingeravtrykka til nøklane, og trykk «Send inn». Fila blir kryptert på maskina før ho blir send.',
            'Fell nettet ut, ventar sida og held fram av seg sjølv. Lukkar du sida, kan du opne henne igjen på same maskina og halde fram der du slapp.',
          ],
        },
        {
          heading: '5 Kvittering',
          text: [
            'Du får ei signert kvittering med ein gong. Ta vare på henne: Ho viser kva som er motteke og når. Når SSB har lese inn fila, får du e-post. Han blir send éin gong i døgnet, kl. 08.00.',
          ],
        },
        {
          heading: 'Rette ei innsending',
          text: [
            'Du kan sende inn fleire gonger. Ei ny innsending erstattar den førre heilt, så send alltid heile fila. Etter fristen kan du rette til og med den siste dagen for korrigering, som står øvst på sida.',
            'Ber du sida hugse kva som vart sendt, viser ho kva som er nytt, borte og endra når du vel den retta fila på same maskina.',
          ],
        },
        {
          heading: 'Tilbakemelding frå SSB',
          text: [
            'SSB kan gi tilbakemelding på feil og manglar når innsendinga er lesen inn. Ho ligg under «Mine innsendingar» og blir opna med svarnøkkelen, som ligg på maskina som sende fila. Skal nokon lese tilbakemeldinga på ei anna maskin, lagre svarnøkkelen som fil frå kvitteringa. Tilbakemeldinga kan òg krypterast til éin mottakar til, som de oppgir før de sender.',
          ],
        },
        {
          heading: 'Utan nett',
          text: ['Sida kan installerast frå menyen i nettlesaren og verkar utan nett. Alt unnateke sjølve sendinga kan gjerast fråkopla.'],
        },
      ],
    },
    about: {
      title: 'Om tenesta',
      lead: 'Sluse er verktøyet kommunane bruker for å kontrollere, kryptere og sende inn IPLOS-data til statistikk.',
      sections: [
        {
          heading: 'Kjent og eige',
          text: [
            'Det offisielle innsendingsformatet for IPLOS er ikkje publisert i sin heilskap. Formatet her er difor vårt eige, bygd på det som er offentleg: innhaldsgruppene, kodane for tenester og buforhold, skalaen for bistandsbehov, fristar, roller og reglane for identitetsnummer.',
            'I variabellista er kvar rad merkt: K er kjend frå ei offentleg kjelde, O er vår eigen, K/O er eit kjent namn på ein stad i formatet som er vår eigen.',
          ],
        },
        {
          heading: 'Kven som kan lese kva',
          text: [],
          list: [
            'Kommunen ser heile fila, på si eiga maskin.',
            'Tenesta som tek imot, ser kven som sender, året, slaget og den krypterte fila. Ho har ingen nøkkel som opnar fila.',
            'Berre den som har den private nøkkelen til mottakaren, kan opne fila.',
            'Ei ordinær innsending går i to delar når nøkkellista for året har ein nøkkel til pseudonymforvaltaren hos Skattedirektoratet: Pseudonymforvaltaren ser identitetane og ingen helseopplysningar, SSB ser alt anna og ingen identitetar. Delinga er vår eiga løysing.',
          ],
        },
        {
          heading: 'Kryptering',
          text: [
            'Fila blir pakka og kryptert med age, til ein mottakar som toler både maskinene i dag og framtidige kvantemaskiner (ML-KEM-768 saman med X25519). Nøkkellista er signert, og sida godtek berre henne.',
          ],
        },
        {
          heading: 'Kjeldekode',
          text: ['Kjeldekoden er open under MIT-lisensen, også reglane, slik at andre kan etterprøve kontrollen.'],
        },
      ],
    },
    privacy: {
      title: 'Personvern',
      lead: 'Sida er laga slik at opplysningar om brukarar aldri forlèt maskina ukrypterte.',
      sections: [
        {
          heading: 'På di maskin',
          text: ['Fila blir lesen i eit eige, lukka arbeidsrom i nettlesaren, som blir avslutta når fila er kryptert eller du vel ei anna.'],
          list: [
            'Den krypterte fila ligg på maskina saman med e-postadressa for kvittering til ho er levert, slik at sendinga kan halde fram etter eit brot. Ho blir sletta når du vel ei anna fil eller forkastar henne, og seinast etter 14 dagar.',
            'Val av språk og mørk vising blir hugsa på maskina.',
            'Tala frå ei innsending blir hugsa berre om du ber om det, for kvar innsending. Dei inneheld ingen enkeltpersonar og blir sletta etter to år.',
            'Ber du om det, for kvar innsending, blir det som skal til for å vise kva ei korrigering endrar, hugsa: ein referanse og kontrollsummar for kvar person. Den som bruker maskina, kan slå opp brukerNr og med noko arbeid rekne seg tilbake til tenester og datoar. Det blir sletta 31 dagar etter siste dag for korrigering, eller etter sendinga om ho er seinare.',
            'Svarnøkkelen til kvar innsending ligg på maskina. Han opnar tilbakemeldinga frå SSB og kan føre referansane i det som vart sendt, tilbake til kommunen sine eigne nummer. Han blir sletta 92 dagar etter siste dag for korrigering, eller etter sendinga om ho er seinare. Blir sendinga stoppa, blir nøkkelen sletta etter 14 dagar.',
            'Innsendingskoden blir ikkje lagra.',
            'Du kan når som helst slette alt dette, nedst på sida.',
          ],
        },
        {
          heading: 'Det som blir sendt',
          text: ['Den krypterte fila, kommunenummer, år, slags innsending, fingeravtrykket til nøkkelen, e-postadressa for kvittering og innsendingskoden. Går innsendinga i to delar, blir òg eit tilfeldig nummer som bind dei saman, sendt, og forskardata har med nummeret til prosjektet. Bed kommunen om påminning før fristen, blir adressa for den sendt, og ho blir sletta når fristen er ute. E-postadressa for kvittering blir sletta saman med den krypterte fila, 90 dagar etter at SSB har lese ho inn. Ikkje noko anna, og ikkje til nokon andre.'],
        },
        {
          heading: 'Inga sporing',
          text: ['Sida bruker ingen informasjonskapslar, ingen statistikk over bruken og ingen tenester frå andre.'],
        },
        {
          heading: 'Feillista',
          text: ['Meldingane gir aldri att verdiar frå fila. Dei viser til linje og brukerNr, kommunen sitt eige nummer. Ta vare på lister du lastar ned, som andre personopplysningar.'],
        },
      ],
    },
    accessibility: {
      title: 'Tilgjengeerklæring',
      lead: 'Sida skal kunne brukast av alle. Ho er laga etter WCAG 2.2 på nivå AA.',
      sections: [
        {
          heading: 'Slik er sida prøvd',
          text: ['Kvar vising blir kontrollert automatisk med axe i lys vising, i mørk vising og med tvinga fargar ved kvar endring, med null avvik som krav. Heile vegen frå fil til kvittering blir prøvd med tastatur åleine, og i 320 punkts breidd utan sidelengs rulling. Kontrollane blir køyrde i Chromium, i lys vising på bokmål, nynorsk og engelsk.'],
        },
        {
          heading: 'Kjende manglar',
          text: ['Vi kjenner ingen brot på krava. Sida er enno ikkje prøvd av brukarar av skjermlesar i ei uavhengig undersøking.'],
        },
        {
          heading: 'Sei frå',
          text: ['Møter du eit hinder, så sei frå til den som driv tenesta, sjå «Kontakt». Hjelper ikkje det, kan du klage til tilsynet for universell utforming av ikt.'],
        },
      ],
    },
    contact: {
      title: 'Kontakt',
      lead: 'Kven som kan hjelpe, er avhengig av kva det gjeld.',
      sections: [
        {
          heading: 'Innsendingskode, fristar og innlesing',
          text: ['SSB gir ut innsendingskodane og les inn filene. Oppgje kommunenummer og innsendingsnummeret frå kvitteringa. Send aldri sjølve fila, feillista eller innsendingskoden på e-post.'],
        },
        {
          heading: 'Feil i uttrekket',
          text: ['Leverandøren av fagsystemet kan rette uttrekket. Gje dei nummeret på regelen og linja, aldri opplysningar om personar.'],
        },
        {
          heading: 'Sida verkar ikkje',
          text: ['Last sida på nytt, og prøv ei oppdatert utgåve av Edge, Chrome, Firefox eller Safari. Hjelper det ikkje, kan fagsystemet sende inn for dykk, sjå «API for fagsystem».'],
        },
      ],
    },
    training: {
      title: 'Øvingsfiler',
      lead: 'Prøv heile vegen med ferdige filer. Alle personar i dei er oppdikta, med syntetiske nummer, så ei innsending med dei er alltid ei prøve.',
      sections: [],
    },
    api: {
      title: 'API for fagsystem',
      lead: 'Fagsystem kan sende inn utan denne sida. Alt er skildra i OpenAPI 3.1.',
      sections: [{ heading: 'Med to vanlege program', text: ['Fila blir kryptert med age til mottakaren for året og send med curl:'] }],
    },
    reference: {
      title: 'Reglar og variablar',
      lead: 'Dette er laga av dei same radene som kontrollen bruker. Merket K er kjent frå ei offentleg kjelde, O er vårt eige, K/O er eit kjent namn på ein stad som er vår eigen. Offisielle kodenamn står på bokmål.',
      sections: [],
    },
  },
  training: [
    { file: 'riktig.xml', title: 'Ei rett fil', text: 'Ingen feil. Følg henne heile vegen til kvittering.' },
    { file: 'med-feil.xml', title: 'Ei fil med feil', text: 'Feil og åtvaringar av mange slag. Øv på å lese lista, filtrere og laste henne ned.' },
    { file: 'rettet.xml', title: 'Den same fila, retta', text: 'Vel denne etter fila med feil, så viser sida kva som er retta.' },
    { file: 'avbrutt.xml', title: 'Ei avbroten fil', text: 'Uttrekket stoppa før slutten. Fila kan ikkje brukast.' },
    { file: 'feil-ar.xml', title: 'Ei fil for eit anna år', text: 'Fila gjeld året før. Sida seier frå, og ingenting kan sendast.' },
  ],
  download: (name) => `Last ned ${name}`,
};
