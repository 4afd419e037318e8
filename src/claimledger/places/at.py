"""What part a place has after "in", "at" or "near": people were hurt there, treated, buried, or only spoke there."""

from __future__ import annotations

import re

from claimledger.patterns import AnyOf, Rare
from claimledger.places.eventful import happens
from claimledger.places.mentions import Role

_SAYS = re.compile(
    r"['’]?\s+(?:said|says|say|told|tells|confirmed|announced|believes?|believed|claimed|denied|warned|added|stated|"
    r"explained|estimates?|estimated)\b(?!\s+(?:dead|killed|(?:[\w,.-]+\s+){0,4}lives))"
)
_SPEAKERS = Rare(
    r"\b(?:officials?|sources?|partners|spokes\w+|police|reporters?|correspondents?|activists|diplomats?|authorities|ministry|"
    r"analysts?|headquartered|based|office|briefing|conference|speaking|by\s+(?:tele)?phone|contacted|interviewed|spokes\w+\s+(?:for|of)\s+(?:the\s+)?(?:\w+\s+){1,2}?)\s*(?:based\s+)?in\s+(?:the\s+)?$"
)
# "Police in Orvale found three bodies": where they are police
_ACTED = re.compile(
    r"\s+(?:found|discovered|recovered|shot|killed|opened|clashed|fired|stopped|chased|stormed|raided)\b"
)
# "an air strike on an office in Orvale"
_OFFICE_HIT = re.compile(
    r"\b(?:at|on|outside|inside|near|of|hit|struck|stormed|attacked)\s+(?:an?|the)\s+(?:[\w-]+\s+){0,3}"
    r"(?:office|ministry|police|headquarters)\s+in\s+(?:the\s+)?$"
)
# "a suspect believed to have crossed into Sorba": where nothing happened.
_GONE_TO = Rare(
    r"\b(?:identified|autopsied|reburied|repatriated|examined)\s+(?:by\s+[^.;,]{0,30})?in\s+(?:the\s+)?$"
    r"|\b(?:handed|delivered|turned|given)\b[^.;]{0,70}\bto\s+(?:[\w-]+\s+){1,4}in\s+(?:the\s+)?$|"
    r"\b(?:thousands|hundreds|dozens|people|refugees|families|civilians|residents|villagers|others)\s+(?:[\w,.-]+\s+){0,4}?"
    r"(?:cross\w*|fled|flee|pour\w*|stream\w*|flow\w*|spill\w*|escap\w*)\s+(?:the\s+border\s+|over\s+|back\s+)?into\s+(?:the\s+|neighbou?ring\s+)?$|"
    r"\bto\s+have\s+(?:crossed|fled|escaped|slipped|gone)\s+(?:over\s+|back\s+|away\s+)?into\s+(?:the\s+)?$"
    r"|\bcross(?:ed|ing)?\s+(?:over\s+)?(?:the\s+)?(?:border|frontier|river)\s+(?:at|near)\s+(?:the\s+)?$"
    r"|\b(?:moved|moving|drifted|passed|passing|tracked)\s+(?:\w+\s+)?across\s+(?:the\s+)?$"
    r"|\b(?:left|leave|leaving|fled|fleeing|departed|headed|heading|made|making)\s+(?:(?:their|his|her|its|the)\s+(?:[a-z]+\s+){1,2})?"
    r"for\s+(?:the\s+)?(?:nearby\s+|neighbou?ring\s+)?$"
)
# "police found two suspects in the 1500 block of Quince Road", "located him hiding in a shed on Osk Street": after it
_LOCATED = Rare(
    r"\b(?:police|officers?|deput(?:y|ies)|troopers?|detectives|investigators|they)\s+(?:\w+\s+)?(?:found|located|spotted|stopped|"
    r"recovered)\s+(?:(?!(?:with|shot|dead|slain|wounded|injured|bod(?:y|ies)|victims?)\b)[\w’'-]+,?\s+){0,5}?"
    r"(?:suspects?|gunm[ae]n|shooters?|juveniles|suv|sedan|pickup|handgun|gun|rifle|weapons?|hiding|hidden)\s+(?:\w+\s+){0,2}?"
    r"(?:in|at|near|on)\s+(?:(?:an?|the)\s+(?:\w+\s+){1,3}(?:in|at|near|on)\s+)?(?:[^.;]{4,60},?\s+and\s+an?(?:other)?\s+(?:\w+\s+)?in\s+)?"
    r"(?:the\s+)?$"
)
# "the two sides agreed in Orvale to a truce"
_AGREED = Rare(
    r"\b(?:agreed|signed|negotiated|brokered|convened|talks|summit|negotiations)\s+(?:[\w-]+\s+){0,3}?in\s+(?:the\s+)?$"
    r"|\b(?:spends?|spent|spending)\s+(?:\w+\s+){0,3}(?:time|summers?|winters?|holidays?|years)\s+in\s+(?:the\s+)?$"
)
# "says the mine action centre in Geneva"
_BODY_IN = re.compile(
    r"\b(?:says|said|according\s+to)\s[^.;,]{0,40}\b(?:cent(?:er|re)|agency|institute|mission|bureau|charity|association|"
    r"organi[sz]ation|think[- ]tank|committee)\s+in\s+(?:the\s+)?$"
)
# "fled clashes in Orvale": that is where they were.
_FLED_FROM = re.compile(
    r"\b(?:fled|flee|fleeing|left|leave|abandoned)\s+(?:the\s+|from\s+)?(?:\w+\s+){0,2}(?:homes?|houses?|villages|farms|clashes|fighting|violence|shelling|attacks?|raids?|floods?|"
    r"bombardment|bombing|conflict|strikes)\s+(?:in|at|near|around)\s+(?:the\s+)?$"
)
# "…, a spokesman said in Geneva": where it was said. Nothing else of the clause follows.
_SAID_IN = re.compile(
    r"\b(?:said|says|told\s+(?:reporters|journalists|a\s+(?:news|press)\s+(?:conference|briefing)))\s+(?:[a-z]+day\s+)?in\s+(?:the\s+)?$"
    r"|\bstatement\s+(?:that\s+was\s+)?(?:issued|released|published|posted|read\s+out|distributed)\s+(?:on\s+)?(?:[a-z]+day\s+)?in\s+(?:the\s+)?$"
)
# "today reported in Lima that": where it was told; "two deaths were reported in Lima" tells where they died.
_TOLD_IN = re.compile(
    r"\b(?:reported|announced|confirmed|stated|disclosed|revealed|declared|informed|learned|known|said|added)\s+"
    r"(?:(?:[a-z]+day|tonight|today)\s+)?(?:in|at)\s+(?:the\s+)?$"
)
_THAT = re.compile(
    r"(?:\s+(?:garrison|base|barracks|headquarters|camp))?\s+(?:(?:on\s+)?[a-z]+day\s+|tonight\s+)?that\b"
)
_SAID_ENDS = re.compile(r"\s*(?:[.,;\n]|on\s+[a-z]+day\b|that\b|$)")
# Who treats the wounded counts the dead of the place.
_MEDICS = Rare(
    r"\b(?:health|medical|hospital)\s+(?:authorities|officials?|ministry|sources?|workers|staff|department)\s+in\s+$"
    r"|\b(?:medics|doctors|hospitals|paramedics|rescuers|residents|witnesses|villagers)\s+in\s+$"
)
# "killed 18 villagers in Orvale": hurt there, no mere people of the place.
_VICTIMS_IN = Rare(
    r"\b(?:kill(?:s|ed|ing)?|wound(?:ed|ing)|injur(?:ed|ing)|shot|massacred?|murder(?:ed)?|abducted|kidnapped|slaughtered|"
    r"beheaded|executed|assassinated|gunned\s+down|ambushed|attacks?|attacked|targeted|targeting|hit|struck|clash(?:es|ed)?)\s+"
    r"(?:(?!residents|witnesses|villagers|doctors|medics|sa(?:id|ys?)|told)[\w-]+\s+){0,5}[a-z]+\s+in\s+(?:the\s+)?$"
)
# "Two reporters in Orvale were shot dead": victims, and no source.
_WERE_HURT = re.compile(
    r"(?:\s+\w+)?\s+(?:(?:was|were|ha[sd]|have|been|are|is)\s+)+(?:\w+ly\s+)?(?:killed|shot|wounded|injured|murdered|"
    r"massacred|beheaded|executed|abducted|kidnapped|gunned|hacked|ambushed|assassinated|slaughtered|hurt|attacked)\b"
)
_TAKEN = Rare(
    r"\b(?:carried|ferried|driven|referred|taken|took(?!\s+(?:place|part|over|control|aim))|transported|airlifted|flown|rushed|transferred|moved|brought|evacuated)\b[^.;]{0,40}\bto\b[^.;]{0,40}$"
    r"|\b(?:hospitali[sz]ed|treated)\b(?![^.;]*\bscene\b)[^.;]{0,60}$"
    r"|\b(?:hospital|clinic|(?:medical|trauma|health) cent(?:er|re)|health system|morgue)\s+(?:in|at|near)\s+"
    r"(?:the\s+|nearby\s+|neighbou?ring\s+)?$"
    r"|\b(?:intensive\s+care|burns?\s+unit|(?:serious|critical|stable|grave)\s+condition|treatment|surgery)\s+(?:[\w-]+\s+){0,4}(?:in|at)\s+(?:the\s+)?$"
    r"|\b(?:condition|life support|recovering|recuperating|underwent surgery|had surgery|"
    r"(?:pronounced|declared) dead(?:\s[\w:.]+){0,4}?|"
    r"later died|died(?:\s[\w:.]+){1,3}\slater)\s+at\s+(?:the\s+)?$"
)
# "A clinic in Lorin said": who speaks or counts there, as medics do.
_CLINIC_OF = re.compile(
    r"\b(?:hospital|clinic|infirmary|(?:medical|trauma|health) cent(?:er|re)|morgue)\s+(?:in|at|near)\s+(?:the\s+|nearby\s+)?$"
)
# "was treated on Friday, when nine were killed in Lorin": hurt there, whatever was told of a hospital before.
_HURT_HERE = re.compile(
    r"(?:,|\b(?:and|but|when|while|where))\s[^,;.]*\b(?:killed|died|slain|murdered|massacred|wounded|injured|shot)\s+"
    r"(?:\w+\s+)?(?:in|at|near|outside)\s+(?:the\s+)?$"
)
# "was taken to a clinic after the blast in Orvale": the town is that of the blast
_AFTER_IT = re.compile(
    r"\b(?:after|following|when|from|with|wounded|hurt|injured|in)\s+(?:an?|the|his|her|their|being|they|he|she|two|three)?\s*"
    r"(?:[\w-]+\s+){0,4}?(?:shooting|shootout|shot|blast|explosion|attack|crash|stabbing|stabbed|bombing|ambush|clash\w*|fire|"
    r"accident|gunfire|fight|brawl|collaps(?:ed?|ing)|overturn(?:ed|ing)|capsiz(?:ed|ing)|plung(?:ed|ing)|crashed|explod(?:ed|ing)|"
    r"derail(?:ed|ment)|burst|collision|collided|landslide|mudslide|avalanche|floods?|earthquake|quake|cave-in|caved\s+in|blaze|stampede)\b"
)
_HOSPITAL_HIT = re.compile(
    r"\b(?:outside|near|hit|struck|of|on|inside|opposite|bombed|shelled|front of|behind|into|stormed|raided|attacked|entered|"
    r"torched|(?:fire|shot|shots|grenades?|rockets?)\s+(?:at|to|up))\s+(?:the|a|an)\s+(?:[\w-]+\s+){0,2}"
    r"(?:hospital|clinic|medical cent(?:er|re)|morgue)\s+(?:in|at|near)\s+(?:the\s+)?$"
)
# "were killed at the Lorin hospital in Orvale", "a fire at a clinic in Orvale"
_HURT_AT_CLINIC = re.compile(
    r"\b(?:killed|shot(?:\s+dead)?|gunned\s+down|murdered|massacred|slain|\w*strikes?|attacks?|blasts?|explosions?|shootings?|raids?|"
    r"massacre|bombings?|crash|fire|blaze|stampede|clash(?:es)?|went\s+off|exploded)\s+(?:at|in|inside|outside|near|on)\s+"
    r"(?:the\s+|an?\s+)?(?:[\w’'-]+\s+){0,4}?(?:hospital|clinic|infirmary|(?:medical|trauma|health)\s+cent(?:er|re))\s+(?:in|at|near)\s+"
    r"(?:the\s+|nearby\s+|neighbou?ring\s+)?$"
)
# "At the Lorin hospital in Orvale, nine people were killed"; "nine died" may have been brought there
_OPENS_CLINIC = re.compile(r"\W*(?:at|inside|outside)\s+(?:[\w’'-]+\s+){1,5}?(?:in|at|near)\s+(?:the\s+)?$")
_KILLED_NEXT = re.compile(r",\s[^.;,]{0,40}\b(?:was|were)\s+(?:killed|shot|massacred|murdered|gunned)\b")
_CARRIED_THERE = re.compile(r"\b(?:taken|rushed|transported|airlifted|flown|transferred|brought|evacuated)\b")
_FUNERAL = Rare(
    r"\b(?:funeral|vigil|burial|mourn\w*|memorial|arraigned|trial|sentenced|convicted|indicted|arrested|apprehended|extradited|jail|prison|custody|"
    r"(?:the|a|in|to|district|county|federal|supreme|high|juvenile|superior|criminal|municipal)\s+courts?)\b"
    r"(?P<rest>[^.;]{0,120})$"
)
_JAIL_NEXT = re.compile(r"\s+(?:county\s+)?(?:jail|prison|detention|correctional|courthouse|lockup)\b")
_HELD_AT = re.compile(r"\b(?:held|booked|lodged|jailed|incarcerated|detained|custody)\b[^.;]{0,60}$")
# Those at a funeral were hit there: "killed nine mourners at a burial in Orvale".
_HIT_AT = re.compile(
    r"\b(?:killed|killing|shot|wounded|attack(?:ed)?|bomb(?:ed|ing)?|blast|died|opened\s+fire)\b[^.;]{0,60}\b(?:at|during|on)\s+"
    r"(?:an?|the|his|her|their)\s+(?:\w+\s+)?(?:funeral|vigil|burial|memorial)\b[^.;]{0,30}$"
)
_HURT = re.compile(
    r"\b(?:killed|killing\w*|shot|shootings?|died|deaths?|slain|slayings?|murder\w*|massacres?|genocide|executions?|lynching|pogrom|arson|homicides?|wounded|injured|attacks?|"
    r"blasts?|bombings?|explosions?|stabbings?|crash|fire|clash\w*|raids?|encounters?|ambush\w*|gun-?\s?battles?|"
    r"fighting|firefights?|shootouts?|protest|mass grave|gun(?:ned|ning)\s+down|stabbed|stabbing|shooting|beaten|beating)\b"
)
# "arrested three weeks after the shooting at a house in Orvale": what it came after tells of no place.
_WEEKS_AFTER = re.compile(
    r"\b(?:days?|weeks?|months?|years?|hours?|minutes?|soon|shortly|later)\s+after\s+(?:the|that|his|her)\s+(?:\w+\s+)?\w+"
)
_KEPT_IN = re.compile(r"mass grave|prison(?:ers)? (?:at|in)")
# "when armed men opened the jail in Orvale"
_JAIL_HIT = re.compile(
    r"\b(?:stormed|attacked|raided|opened|(?:burst|broke)\s+into|overran|torched|seized|riots?|riot\w*|clash\w*|fought|mutiny)\b[^.;,]{0,40}"
    r"\b(?:jail|prison|custody)\s+(?:in|at|near|outside)\s+(?:the\s+)?$"
)
_REFUGE = Rare(
    r"\b(?:(?:take|takes|taken|took|taking|seek|seeks|seeking|sought|find|found|given)\s+(?:refuge|shelter|asylum)|refuge|"
    r"asylum|fled|flee|fleeing|sheltering|sheltered)\b[^.;]{0,60}$"
    # "who reached the camp at Orvale"
    r"|\b(?:reach(?:ed|es|ing)?|made\s+it\s+to|came\s+to|got\s+to)\s+(?:an?|the)\s+(?:[\w-]+\s+){0,2}"
    r"(?:camp|shelter|(?:transit|reception)\s+cent(?:er|re))\s+(?:at|in|near)\s+(?:the\s+)?$"
    r"|\barriv\w+\s+(?:in|at)\s+(?:the\s+)?$"
)
DWELL = Rare(
    r"\b(?:they|who|people|\w+s)\s+live\b(?!\s+(?:fire|ammunition|rounds?|bullets?|shells?))[^.;]{0,60}$|"
    r"\bwho\s+(?:had|have|has)?\s*(?:been(?!\s+(?:shot|hit|struck|grazed|wounded|injured|hurt|stabbed|killed|abducted|kidnapped|beaten|attacked|trapped|burned)\b)|lived|come|"
    r"arrived|travell?ed|worked|served|played(?!\s+(?:an?|the)\b)|studied|trained|taught|coached|starred|performed|preached)\b"
    r"(?:(?!\b(?:was|were|died|ha(?:s|ve|d)\s+been|said|says|told|saw|recalled|described)\b)[^,;.])*$"
    r"|\b(?:concentrated|headquartered|based|ly\s+found|stationed|lies|situated|lives?|lived|living|reside[sd]?|residing|residents?|raised|grew\s+up)\s+"
    r"(?:\w+ly\s+)?(?:in|at|near)\s+(?:the\s+)?(?:\w+\s+)?$"
    r"|\b(?:stands?|situated|lies)\s+(?:\w+ly\s+)?(?:on|along|beside|off)\s+(?:the\s+)?(?:\w+\s+)?$"
    r"|\b(?:wanted|on\s+(?:parole|probation)|warrants?|juniors?|seniors?|sophomores?|freshm[ae]n|enrolled|graduate)\s+(?:in|at)\s+$"
)
# "its team in Lorin had treated 90 wounded": where they were brought
_TREATS = re.compile(
    r"\s+(?:(?:had|has|have|is|was|are|were)\s+)?(?:already\s+|since\s+)?(?:treat(?:ed|s|ing)|received(?!\s+(?:an?\s+)?(?:direct|fatal|several|repeated|hit|fire|threats?|warnings?))|admitted|taken\s+in)\b"
)
# "was speaking during a cabinet meeting at a base near Orvale"
_SPOKE_AT = Rare(
    r"\b(?:speaking|spoke)\b[^.;]{0,60}\b(?:meeting|conference|session|briefing|ceremony|summit|talks)\b[^.;]{0,100}$"
)
# "spoke at a cabinet meeting that was held near Orvale"; not "blew himself up at a party meeting held in Orvale"
_MET_AT = Rare(
    r"\b(?:cabinet|council|committee|board|party|leaders|ministers)\s+(?:meeting|session|conference|congress|summit)\s+"
    r"(?:that\s+|which\s+)?(?:was\s+|were\s+|is\s+)?(?:being\s+|to\s+be\s+)?held\s[^.;]*$"
)
# "at the Orvale and Lorin hospitals"
_HOSPITALS = re.compile(r"\s+(?:and|or)\s+[\w-]+\s+(?:\w+\s+)?hospitals\b")
# What stands before a place where nothing happens; in most sentences none of it does.
_NO_EVENT = AnyOf(
    _TAKEN, _GONE_TO, _LOCATED, _AGREED, _REFUGE, _MEDICS, DWELL, _SPEAKERS, _BODY_IN, _SAID_IN, _HELD_AT, _FUNERAL, _SPOKE_AT,
    _MET_AT,
)  # fmt: skip


def _is_hit(left: str, right: str) -> bool:
    """Whether officials or an office before "in" were hurt there, or did something there."""
    if _OFFICE_HIT.search(left) or _VICTIMS_IN.search(left):
        return not _SAYS.match(right)
    return _ACTED.match(right) is not None or _WERE_HURT.match(right) is not None


def role_at(left: str, right: str) -> Role:
    """The role after "in", "at" or "near": "taken to a hospital in Gary", "police in Gary said", "died in Gary"."""
    if "hospitals" in right and _HOSPITALS.match(right):
        return "hospital"
    if _TREATS.match(right):
        return "hospital"
    may = _NO_EVENT.which(left)
    if _THAT.match(right) and _TOLD_IN.search(left):
        return "source"
    if not may:
        return "source" if _SAYS.match(right) else "event"
    taken = _TAKEN.found(left) if _TAKEN in may else None
    if taken and _CLINIC_OF.search(left) and _SAYS.match(right):
        return "home"
    if taken and _OPENS_CLINIC.match(left) and _KILLED_NEXT.match(right):
        return "event"
    if taken and _HURT_AT_CLINIC.search(left) and not _CARRIED_THERE.search(left):
        return "event"
    if taken and _HURT_HERE.search(left, taken.start()):
        return "event"
    if taken and not _HOSPITAL_HIT.search(left) and not _AFTER_IT.search(left, taken.start()):
        return "hospital"
    if _REFUGE in may and _REFUGE.found(left) and not _FLED_FROM.search(left):
        return "goal"
    if _MEDICS in may and _MEDICS.found(left) and not _VICTIMS_IN.search(left):
        return "home"
    if DWELL in may and DWELL.found(left):
        return "home"
    if (_GONE_TO in may and _GONE_TO.found(left)) or (_AGREED in may and _AGREED.found(left)):
        return "goal"
    if _LOCATED in may and _LOCATED.found(left) and not _HURT.search(right):
        return "goal"
    if (
        (_SPEAKERS in may and _SPEAKERS.found(left) and not _is_hit(left, right))
        or (_BODY_IN in may and _BODY_IN.search(left))
        or _SAYS.match(right)
        or (_SPOKE_AT in may and _SPOKE_AT.search(left))
        or (_MET_AT in may and _MET_AT.search(left) and not happens(left))
        or (_SAID_IN in may and _SAID_IN.search(left) and _SAID_ENDS.match(right))
    ):
        return "source"
    if _HELD_AT in may and _JAIL_NEXT.match(right) and _HELD_AT.search(left):
        return "goal"
    past = _FUNERAL.found(left) if _FUNERAL in may else None
    if (
        past
        and not _KEPT_IN.search(left)
        and not _JAIL_HIT.search(left)
        and not _HURT.search(_WEEKS_AFTER.sub("", past["rest"]))
        and not _HIT_AT.search(left)
    ):
        return "goal"
    return "event"
