/// The lists of words that the rules look for; lexicon/phrases.tsv has them under the same names and says what each is for.
enum PhraseList: Int, CaseIterable, Sendable {
  // Lists that several rules share.
  case separately, projects, works, lineMarks
  // Kinds of documents, titles and places of documents.
  case kindReports, kindSpeeches, kindSpeechHeads, kindAccounts, kindBulletins, kindPlans
  case kindPolicies, titleWords, titleNever, titlePlans, documentSites, documentDocuments
  case documentDelegates, documentReviews, documentPlans, guessReports, guessBodies
  case guessBehindPlace
  // Sections and the time they speak of.
  case headingProblems, headingSolves, headingLooksBack, headingLooksForward, headingPlans
  case headingAdvises, headingGoals, headingTasks, headingYearsWork, headingResults, headingSpans
  case sectionSpans, sectionSince, sectionFiveYears, sectionFourYears, sectionOneYear, sectionTurns
  case sectionAddresses, sectionPlanTime, sectionRange, sectionLastYear, sectionThisYear
  case sectionWholeYear, sectionFive, sectionNextYears, sectionGoals, timeLikened
  // Places.
  case placeLandscape, placeInitialVerbs, placeOpeners, placeBlockers, placeCities, placeOfCities
  case placeTownEndings, placeStreets, placeListSomewhere, placeListLines, placeListAround
  case placeListAreas, placeListRanks, placeListZones, placeListParts, placeListWays
  // Names.
  case nameWorks, nameHonours, nameProcesses, nameLeading, nameAges, nameDeeds, nameOffices,
    nameTitles, buildingParts, buildingHouses
  case nameLinks, nameEtcetera, nameJoined, nameVerbs, nameFrontVerbs, nameLaws, nameFigurative,
    nameSuccesses, nameCalled
  case nameRanks, nameGivings, nameDescribed, nameTrailing
  case buildingVerbs, buildingDeeds, completionOrdinary, completionTypes, completionZones
  case sharedHeadRoads, sharedHeadSections, sharedHeadVoltage, tailZones, tailLines, tailDeeds
  case tailRanks, tailVague, tailTasks, tailCounters, tailStops, tailLengths, tailCosts, tailWorks,
    tailPlans,
    sharedHeadLines, firmWords,
    sharedHeadDeeds, sharedHeadRings
  // Links.
  case linkLines, linkModals, linkAreas
  // Which numbers are figures.
  case numberCounting, numberPeriods, numberDesigns, numberSized, numberLabels, numberLifetimes
  case numberBounds, numberRanked
  // Indicators, measures and times of figures.
  case figureLevels, figureLevelEnds, figureLevelWords, figureAttributes, figureRatio
  case figureEnterprise, figureArrived, figureInland, figurePlannings, figureHarms, figureClosings
  case figureLessening, figureGains, figureSums, figureAdmissions, figureStates, figureGrowths,
    figureInvestments
  case figureChanges, figureRates, figureComparisons, figureEstimates, figurePlans, figureAims
  case cueAverages, cueDoings, cueHoldings, cueAll, leadTimes, leadEtcetera, leadConditions
  case leadWholes, leadYearly, leadAims, leadAdditions, leadMoneys, leadComparisons, leadBetween
  case leadShortVerbs, leadLinks, leadTails, leadFronts, leadSolicitation, leadEmpty
  case leadInvestments, leadTowards, leadRising, leadRates, followingStops, followingEmpty
  case phraseFronts, phraseTails, phraseAttributes, phraseMeasures, incomeTownFirst
  case incomeCountryFirst, indicatorFronts, indicatorTails, indicatorExtents, indicatorMoneys
  case indicatorStages, indicatorStops, indicatorEndings, indicatorGivings, indicatorObtaining
  case indicatorDeeds, indicatorAttributives, indicatorRanking, indicatorCompounds,
    indicatorPassing, leadThan,
    leadMore, numberSizedLater, timeBases,
    figureIncome
  case figureExpenditure, figureTourism, indicatorRates

  /// The list's name in the table.
  var name: String { String(describing: self) }
}
