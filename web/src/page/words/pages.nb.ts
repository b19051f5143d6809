// The longer texts in bokmål.
import { feedback } from './feedback.nb.ts';
import { forget } from './forget.nb.ts';
import { order } from './order.nb.ts';
import type { Pages } from './pages.ts';

export const nb: Pages = {
  feedback,
  order,
  forget,
  pages: {
    guide: {
      title: 'Veiledning',
      lead: 'Slik sender kommunen inn IPLOS-data, fra uttrekk til kvittering. Det tar vanligvis noen minutter.',
      sections: [
        {
          heading: 'Før du begynner',
          text: ['Du trenger tre ting:'],
          list: [
            'Uttrekket fra fagsystemet, én XML-fil for hele kommunen og hele kalenderåret.',
            'Innsendingskoden som kommunen har fått av SSB.',
            'En e-postadresse som kvitteringen skal sendes til. Bruk gjerne en felles postkasse.',
          ],
        },
        {
          heading: '1 Velg fil',
          text: [
            'Slipp filen på siden, lim den inn, eller trykk «Velg fil». Kontrollen begynner med en gang. Filen leses på din egen maskin og sendes ikke noe sted.',
            'Stopper du underveis, er filen glemt.',
          ],
        },
        {
          heading: '2 Rett feil',
          text: [
            'Feil må rettes før filen kan sendes inn. Rett dem i fagsystemet og ta nytt uttrekk. Retter du i selve filen, kommer feilen tilbake neste år.',
            'Advarsler kan du sende inn med, men se på dem: De peker ofte på noe som er registrert annerledes enn det var ment.',
            'Data skal sendes inn selv om de ikke er komplette. Får du ikke rettet alle feil før fristen, kan du sende inn med kjente feil. Siden forteller hva hver feil fører til når SSB leser inn filen.',
          ],
        },
        {
          heading: '3 Se over tallene',
          text: [
            'Tallene er regnet ut av filen din. Sammenlign dem med det du vet: Er en hel tjeneste borte? Er det mange flere eller færre brukere enn i fjor? Slikt skyldes oftest registreringen, uttrekket eller en feil tjenestekode.',
            'Tallene står ved siden av publiserte tall for hele landet. Vil du sammenligne med bestemte kommuner, kan dere bytte tallfiler, som siden lager og leser. De har ingen personer i seg, og ingen tall som færre enn fem brukere står bak.',
          ],
        },
        {
          heading: '4 Send inn',
          text: [
            'Kontroller mottakere, år og nøklenes fingeravtrykk, og trykk «Send inn». Filen krypteres på maskinen før den sendes.',
            'Faller nettet ut, venter siden og fortsetter av seg selv. Lukker du siden, kan du åpne den igjen på samme maskin og fortsette der du slapp.',
          ],
        },
        {
          heading: '5 Kvittering',
          text: [
            'Du får en signert kvittering med en gang. Ta vare på den: Den viser hva som er mottatt og når. Når SSB har lest inn filen, får du e-post. Den sendes én gang i døgnet, kl. 08.00.',
          ],
        },
        {
          heading: 'Rette en innsending',
          text: [
            'Du kan sende inn flere ganger. En ny innsending erstatter den forrige helt, så send alltid hele filen. Etter fristen kan du rette til og med den siste dagen for korrigering, som står øverst på siden.',
            'Ber du siden huske hva som ble sendt, viser den hva som er nytt, borte og endret når du velger den rettede filen på samme maskin.',
          ],
        },
        {
          heading: 'Tilbakemelding fra SSB',
          text: [
            'SSB kan gi tilbakemelding på feil og mangler når innsendingen er lest inn. Den ligger under «Mine innsendinger» og åpnes med svarnøkkelen, som ligger på maskinen som sendte filen. Skal noen lese tilbakemeldingen på en annen maskin, lagre svarnøkkelen som fil fra kvitteringen. Tilbakemeldingen kan også krypteres til én mottaker til, som dere oppgir før dere sender.',
          ],
        },
        {
          heading: 'Uten nett',
          text: [
            'Siden kan installeres fra nettleserens meny og virker uten nett. Alt unntatt selve sendingen kan gjøres frakoblet.',
          ],
        },
      ],
    },
    about: {
      title: 'Om tjenesten',
      lead: 'Sluse er verktøyet kommunene bruker for å kontrollere, kryptere og sende inn IPLOS-data til statistikk.',
      sections: [
        {
          heading: 'Kjent og eget',
          text: [
            'Det offisielle innsendingsformatet for IPLOS er ikke publisert i sin helhet. Formatet her er derfor vårt eget, bygd på det som er offentlig: innholdsgruppene, kodene for tjenester og boforhold, skalaen for bistandsbehov, frister, roller og reglene for identitetsnumre.',
            'I variabellisten er hver rad merket: K er kjent fra en offentlig kilde, O er vårt eget, K/O er et kjent navn på et sted i formatet som er vårt eget.',
          ],
        },
        {
          heading: 'Hvem som kan lese hva',
          text: [],
          list: [
            'Kommunen ser hele filen, på sin egen maskin.',
            'Tjenesten som tar imot, ser hvem som sender, året, slaget og den krypterte filen. Den har ingen nøkkel som åpner filen.',
            'Bare den som har mottakerens private nøkkel, kan åpne filen.',
            'En ordinær innsending går i to deler når årets nøkkelliste har en nøkkel til pseudonymforvalteren hos Skattedirektoratet: Pseudonymforvalteren ser identitetene og ingen helseopplysninger, SSB ser alt annet og ingen identiteter. Delingen er vår egen løsning.',
          ],
        },
        {
          heading: 'Kryptering',
          text: [
            'Filen pakkes og krypteres med age, til en mottaker som tåler både dagens og framtidige kvantemaskiner (ML-KEM-768 sammen med X25519). Nøkkellisten er signert, og siden godtar bare den.',
          ],
        },
        {
          heading: 'Kildekode',
          text: ['Kildekoden er åpen under MIT-lisensen, også reglene, slik at andre kan etterprøve kontrollen.'],
        },
      ],
    },
    privacy: {
      title: 'Personvern',
      lead: 'Siden er laget slik at opplysninger om brukere aldri forlater maskinen ukryptert.',
      sections: [
        {
          heading: 'På din maskin',
          text: ['Filen leses i et eget, lukket arbeidsrom i nettleseren, som avsluttes når filen er kryptert eller du velger en annen.'],
          list: [
            'Den krypterte filen ligger på maskinen sammen med e-postadressen for kvittering til den er levert, slik at sendingen kan fortsette etter et brudd. Den blir slettet når du velger en annen fil eller forkaster den, og senest etter 14 dager.',
            'Valg av språk og mørk visning huskes på maskinen.',
            'Tallene fra en innsending huskes bare hvis du ber om det, for hver innsending. De inneholder ingen enkeltpersoner og blir slettet etter to år.',
            'Ber du om det, for hver innsending, huskes det som skal til for å vise hva en korrigering endrer: en referanse og kontrollsummer for hver person. Den som bruker maskinen, kan slå opp brukerNr og med noe arbeid regne seg tilbake til tjenester og datoer. Det blir slettet 31 dager etter siste dag for korrigering, eller etter sendingen hvis den er senere.',
            'Svarnøkkelen til hver innsending ligger på maskinen. Den åpner SSBs tilbakemelding og kan føre referansene i det som ble sendt, tilbake til kommunens egne numre. Den blir slettet 92 dager etter siste dag for korrigering, eller etter sendingen hvis den er senere. Blir sendingen stoppet, blir nøkkelen slettet etter 14 dager.',
            'Innsendingskoden lagres ikke.',
            'Du kan når som helst slette alt dette, nederst på siden.',
          ],
        },
        {
          heading: 'Det som sendes',
          text: ['Den krypterte filen, kommunenummer, år, slags innsending, nøkkelens fingeravtrykk, e-postadressen for kvittering og innsendingskoden. Går innsendingen i to deler, sendes også et tilfeldig nummer som binder dem sammen, og forskerdata har med prosjektets nummer. Ber kommunen om påminnelse før fristen, sendes adressen for den, og den slettes når fristen er ute. E-postadressen for kvittering slettes sammen med den krypterte filen, 90 dager etter at SSB har lest den inn. Ikke noe annet, og ikke til noen andre.'],
        },
        {
          heading: 'Ingen sporing',
          text: ['Siden bruker ingen informasjonskapsler, ingen statistikk over bruken og ingen tjenester fra andre.'],
        },
        {
          heading: 'Feillisten',
          text: ['Meldingene gjengir aldri verdier fra filen. De viser til linje og brukerNr, kommunens eget nummer. Oppbevar lister du laster ned, som andre personopplysninger.'],
        },
      ],
    },
    accessibility: {
      title: 'Tilgjengelighetserklæring',
      lead: 'Siden skal kunne brukes av alle. Den er laget etter WCAG 2.2 på nivå AA.',
      sections: [
        {
          heading: 'Slik er siden prøvd',
          text: ['Hver visning kontrolleres automatisk med axe i lys visning, i mørk visning og med tvungne farger ved hver endring, med null avvik som krav. Hele veien fra fil til kvittering prøves med tastatur alene, og i 320 punkters bredde uten sidelengs rulling. Kontrollene kjøres i Chromium, i lys visning på bokmål, nynorsk og engelsk.'],
        },
        {
          heading: 'Kjente mangler',
          text: ['Vi kjenner ingen brudd på kravene. Siden er ennå ikke prøvd av brukere av skjermleser i en uavhengig undersøkelse.'],
        },
        {
          heading: 'Si fra',
          text: ['Møter du et hinder, så si fra til den som driver tjenesten, se «Kontakt». Hjelper ikke det, kan du klage til tilsynet for universell utforming av ikt.'],
        },
      ],
    },
    contact: {
      title: 'Kontakt',
      lead: 'Hvem som kan hjelpe, avhenger av hva det gjelder.',
      sections: [
        {
          heading: 'Innsendingskode, frister og innlesing',
          text: ['SSB gir ut innsendingskodene og leser inn filene. Oppgi kommunenummer og innsendingsnummeret fra kvitteringen. Send aldri selve filen, feillisten eller innsendingskoden på e-post.'],
        },
        {
          heading: 'Feil i uttrekket',
          text: ['Leverandøren av fagsystemet kan rette uttrekket. Gi dem regelens nummer og linjen, aldri opplysninger om personer.'],
        },
        {
          heading: 'Siden virker ikke',
          text: ['Last siden på nytt, og prøv en oppdatert utgave av Edge, Chrome, Firefox eller Safari. Hjelper det ikke, kan fagsystemet sende inn for dere, se «API for fagsystemer».'],
        },
      ],
    },
    training: {
      title: 'Øvingsfiler',
      lead: 'Prøv hele veien med ferdige filer. Alle personer i dem er oppdiktet, med syntetiske numre, så en innsending med dem er alltid en prøve.',
      sections: [],
    },
    api: {
      title: 'API for fagsystemer',
      lead: 'Fagsystemer kan sende inn uten denne siden. Alt er beskrevet i OpenAPI 3.1.',
      sections: [
        {
          heading: 'Med to vanlige programmer',
          text: ['Filen krypteres med age til årets mottaker og sendes med curl:'],
        },
      ],
    },
    reference: {
      title: 'Regler og variabler',
      lead: 'Dette er laget av de samme radene som kontrollen bruker. Merket K er kjent fra en offentlig kilde, O er vårt eget, K/O er et kjent navn på et sted som er vårt eget.',
      sections: [],
    },
  },
  training: [
    { file: 'riktig.xml', title: 'En riktig fil', text: 'Ingen feil. Følg den hele veien til kvittering.' },
    { file: 'med-feil.xml', title: 'En fil med feil', text: 'Feil og advarsler av mange slag. Øv på å lese listen, filtrere og laste den ned.' },
    { file: 'rettet.xml', title: 'Den samme filen, rettet', text: 'Velg denne etter filen med feil, så viser siden hva som er rettet.' },
    { file: 'avbrutt.xml', title: 'En avbrutt fil', text: 'Uttrekket stoppet før slutten. Filen kan ikke brukes.' },
    { file: 'feil-ar.xml', title: 'En fil for et annet år', text: 'Filen gjelder året før. Siden sier fra, og ingenting kan sendes.' },
  ],
  download: (name) => `Last ned ${name}`,
};
