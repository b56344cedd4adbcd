"""Given names that are common in publications: they tell "Helene G. Thorne" from "Thorne HG" and "Drouard Alain" from "Alain Drouard"."""

from netpub.references.words import listed

GIVEN = listed("""
aaron adam adrian agnes ahmed alain alan albert alejandro alessandro alex alexander alexandra alexandre alfred ali alice allan amanda amy
ana andrea andreas andrew angela anita ann anna anne annette annie anthony antoine antonia antonio april arnold arthur audrey axel barbara
beatrice ben benjamin bernard bernd bernhard bettina beth bill bob brad brenda brian bruce bruno camille carl carla carlo carlos carmen
carol caroline catherine cathy cecilia charles charlotte chiara chris christian christiane christina christine christoph christophe
christopher claire clara claude claudia claus constance craig cristina cynthia dan daniel daniela daniele danielle dave david deborah
debra denis dennis derek detlef diana diane diego dieter dietmar dirk dominique don donald donna dorothy doug douglas eckhard edgar edith
edward eileen elaine elena eleanor elisabeth elise elizabeth ellen elsa emily emma emmanuel eric erica erich erik ernest ernst esther
eugene eva evelyn felix fernando florence florian francesca francesco francine francis francisco franck françois françoise frank franz
fred frederick frédéric friedrich fritz gabriel gabriele gary gavin geoff geoffrey george georg georges gerald gérard gerd gerhard gian
gilbert gilles giovanni gisela giulia giuseppe glenn gordon graham greg gregor gregory greta guido guillaume gustav guy günter günther
hannah hans harald harold harry heather heike heiner heinrich heinz helen helena helene helga helmut hélène henri henry herbert hermann
hilary holger holly horst howard hubert hugh hugo ian ibrahim ilse ines inge ingeborg ingo ingrid irene isabel isabelle ivan ivo jack
jackie jacob jacqueline jacques jake james jamie jan jana jane janet janice jason javier jay jean jeff jeffrey jennifer jeremy jerome
jerry jesse jessica jill jim joachim joan joanna joanne jochen joe joel johan johannes john johann jon jonas jonathan jordi jorge jörg
josé josef joseph joshua joyce juan judith judy jukka julia julian julie julien jutta jürgen karen karin karl karla karsten kate katharina
katherine kathleen kathryn katja katrin keith kelly kenneth kent kerstin kevin kim kirsten klaus konrad kristen kristin kurt kyle larry
lars laura laurence laurent lawrence lea leo leon leonard leonardo leslie lewis liam linda lisa lothar louis louise luc luca lucas lucy
luigi luis luisa lutz lynn madeleine magdalena manfred manuel mara marc marcel marco marcus margaret margarete maria marian marianne marie
marilyn mario marion mark markus marlene marta martha martin martina mary mathias mathieu matthew matthias maurice max maximilian megan
melanie melissa michael michaela michel michele michelle miguel mike mikhail milan miriam mohamed mohammad mohammed monica monika monique
muhammad nadia nadine nancy naomi natalia natalie natasha neil nicholas nick nicola nicolas nicole niels niklas nils nina noah noam nora
norbert norman olaf olga oliver olivia olivier oscar oskar otto pablo pamela paola paolo pascal patricia patrick paul paula paulo pedro
peggy penelope penny per peter petra philip philipp philippe phil phillip pierre pieter rachel rafael rainer ralf ralph ramón randall
raphael raymond rebecca regina reinhard reinhold renate rené ricardo richard rita robert roberta roberto robin roger roland rolf roman ron
ronald rosa rosemary roy rudolf rüdiger rupert russell ruth ryan sabine sally sam samantha samuel sandra sara sarah scott sean sebastian
serge sergio shannon sharon sheila shirley sigmund silke silvia simon simone sonia sophia sophie stefan stefanie stefano stéphane stephan
stephanie stephen steve steven stuart susan susanne suzanne sven svenja sylvia sylvie tanja tara tatiana ted teresa terry thea theo
theodor theodore theresa thérèse thierry thilo thomas tim timothy tina tobias todd tom tomas tomasz tony tracy trevor ulf ulla ulrich
ulrike umberto urs ursula ute uwe valerie vanessa vera veronica veronika victor victoria vincent viktor virginia vivian volker walter
wayne wendy werner wilhelm will william willem winfried wolf wolfgang xavier yann yannick yves yvonne zoe zoë étienne élise éric
""")
